/*
 * Writing: batches of whole days, each a transaction that holds the days' locks.
 *
 * A day whose lock somebody holds is left for later. A batch that fails for a passing reason (a
 * deadlock, a lock that took too long, a row another made at the same time) is tried again; one
 * with a row the target does not take is sent day by day, so that only that day stays out.
 */
#include "send.h"

#include "batch.h"
#include "checkpoint.h"
#include "merge.h"
#include "postgres_schema.h"
#include "refusal.h"
#include "reject.h"

#include "trackside/cleanup.h"
#include "trackside/json.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    MAX_TRIES = 6,
    PATIENCE_MS = 60000, /* with days that others are writing */
    NAP_MS = 250,
    LIST_CEILING = 1 << 20,
};

/* ---- locks ---- */

/* The existing importer's rule: eight bytes of a SHA-256, modulo 2^31, which is their low end. */
static int64_t lock_number(const struct day *day, struct arena *arena)
{
    const char *key = arena_format(arena, "source_event:%s", day->source_event_id);
    char digest[DIGEST_HEX_SIZE];
    int64_t number = 0;

    digest_sha256(bytes_from_text(key), digest);
    for (int i = 8; i < 16; i++) {
        char c = digest[i];

        number = number * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return number & INT32_MAX;
}

static const char *numbers_as_json(const struct stage *stage, struct arena *arena)
{
    struct buffer text CLEANUP(buffer_deinit);
    struct json *numbers = json_new_array();

    for (size_t i = 0; i < stage->n_days; i++)
        json_append_int(numbers, lock_number(stage->days[i], arena));
    buffer_init(&text, LIST_CEILING);
    json_write(numbers, false, &text);
    json_free(numbers);
    return arena_text(arena, buffer_text(&text));
}

/* Lock the days of a batch; those that somebody else holds become DAY_BUSY. */
static int lock_days(struct run *run, const struct stage *stage, struct error *err)
{
    const char *numbers = numbers_as_json(stage, run->arena);
    struct postgres_rows rows;
    int r = target_ask(&run->target, TARGET_LOCK, &numbers, 1, &rows, err);

    for (size_t i = 0; r == 0 && i < stage->n_days; i++) {
        bool is_ours = postgres_cell_int(&rows, i, 0) == lock_number(stage->days[i], run->arena) &&
                       postgres_cell_is_true(&rows, i, 1);

        stage->days[i]->state = is_ours ? DAY_WAITING : DAY_BUSY;
    }
    return r;
}

/* With the locks held: has another sent the same in the meantime? Lists the days to leave out. */
static int look_again(struct run *run, const struct stage *stage, struct day ***ret_left_out,
                      size_t *ret_n, struct error *err)
{
    struct day **left_out = arena_new_array(run->arena, stage->n_days, struct day *);
    int r = checkpoint_read(run, stage->days, stage->n_days, err);

    *ret_n = 0;
    for (size_t i = 0; r == 0 && i < stage->n_days; i++) {
        struct day *day = stage->days[i];

        if (day->state == DAY_WAITING && !run->options->all_days && checkpoint_covers(run, day))
            day->state = DAY_UNCHANGED;
        if (day->state != DAY_WAITING)
            left_out[(*ret_n)++] = day;
    }
    *ret_left_out = left_out;
    return r;
}

/* ---- one batch ---- */

static int write_batch(struct run *run, const struct stage *stage, struct merge_counts *counts,
                       struct error *err)
{
    struct day **left_out = NULL;
    size_t n = 0;
    int r = lock_days(run, stage, err);

    if (r == 0)
        r = look_again(run, stage, &left_out, &n, err);
    if (r < 0 || n == stage->n_days)
        return r;
    r = merge_copy(run, stage, err);
    if (r == 0 && n > 0)
        r = merge_leave_out(run, left_out, n, err);
    if (r == 0)
        r = merge_write_all(run, counts, err);
    if (r == 0 && feature_list_has(&run->target.features, BYTES("trackside_exports")))
        r = target_run(&run->target, APPLY_CHECKPOINT, err);
    return r == 0 ? target_run(&run->target, SESSION_TIDY, err) : r;
}

static int try_batch(struct run *run, const struct stage *stage, struct error *err)
{
    struct merge_counts counts = {0};
    int r = target_begin(&run->target, SESSION_BEGIN, err);

    refusal_clear(run);
    if (r == 0)
        r = write_batch(run, stage, &counts, err);
    if (r == 0)
        r = target_run(&run->target, SESSION_COMMIT, err);
    if (r == ERROR_REJECTED)
        refusal_note(run, NULL);
    if (r < 0 && r != ERROR_UNREACHABLE)
        target_run(&run->target, SESSION_ROLLBACK, NULL);
    if (r < 0)
        return r;
    merge_add_counts(run, &counts);
    for (size_t i = 0; i < stage->n_days; i++) {
        if (stage->days[i]->state == DAY_WAITING)
            stage->days[i]->state = DAY_SENT;
    }
    return checkpoint_mirror(run, stage->days, stage->n_days, err);
}

/* 42501 in the middle of a run: a right taken away while we write. */
static int fail_batch(const struct run *run, struct error *err)
{
    const char *sqlstate = run->refusal.sqlstate;
    const char *way_out = "";

    if (strcmp(sqlstate, "55P03") == 0)
        way_out = "; somebody holds a lock there, export.lock-timeout says how long to wait for it";
    if (strcmp(sqlstate, "57014") == 0)
        way_out = "; export.statement-timeout says how long a statement may take";
    return error_set(err, ERROR_FAILED,
                     "the target stopped the export: %s (SQLSTATE %s)%s; whole days are there or "
                     "not, and the next run sends the rest",
                     run->refusal.message, sqlstate, way_out);
}

/* Until it goes through, or fails for a reason that stays: ERROR_REJECTED when that is a row. */
static int try_patiently(struct run *run, const struct stage *stage, struct error *err)
{
    int r = 0;

    for (int i = 0; i < MAX_TRIES; i++) {
        r = try_batch(run, stage, err);
        if (r != ERROR_REJECTED || !refusal_may_pass(run))
            break;
        clock_sleep_ms((int64_t)(getpid() % 50 + 20) * (i + 1)); /* not all at the same moment */
    }
    return r == ERROR_REJECTED && !refusal_is_about_rows(run) ? fail_batch(run, err) : r;
}

/* A day that was refused together with others. */
static int send_alone(struct run *run, struct day *day, struct error *err)
{
    struct stage stage CLEANUP(stage_deinit);
    int r;

    stage_init(&stage);
    r = batch_fill_with(run, day, &stage, err);
    if (r == 0)
        r = try_patiently(run, &stage, err);
    return r == ERROR_REJECTED ? reject_find(run, &stage, err) : r;
}

static int send_batch(struct run *run, const struct stage *stage, struct error *err)
{
    int r = try_patiently(run, stage, err);

    if (r != ERROR_REJECTED)
        return r;
    if (stage->n_days == 1)
        return reject_find(run, stage, err);
    r = 0;
    for (size_t i = 0; r == 0 && i < stage->n_days; i++)
        r = send_alone(run, stage->days[i], err);
    return r;
}

/* ---- all of them ---- */

static int check_interrupt(const struct run *run, struct error *err)
{
    if (run->options->interrupted == NULL || *run->options->interrupted == 0)
        return 0;
    return error_set(err, ERROR_INTERRUPTED,
                     "stopped between two batches; the same command goes on from there");
}

static int send_waiting(struct run *run, struct error *err)
{
    size_t at = 0;
    int r = 0;

    while (r == 0 && at < run->n_days) {
        struct stage stage CLEANUP(stage_deinit);

        stage_init(&stage);
        r = batch_fill(run, &at, run->options->all_days, &stage, err);
        if (r == 0 && stage.n_days > 0)
            r = send_batch(run, &stage, err);
        if (r == 0)
            r = check_interrupt(run, err);
        batch_tell(run, "sending");
    }
    return r;
}

/* Busy days wait again; true when there are some. */
static bool wake_busy(struct run *run)
{
    bool any = false;

    for (size_t i = 0; i < run->n_days; i++) {
        if (run->days[i].state == DAY_BUSY) {
            run->days[i].state = DAY_WAITING;
            any = true;
        }
    }
    return any;
}

static void list_busy(struct run *run)
{
    struct export_report *report = run->report;

    for (size_t i = 0; i < run->n_days; i++) {
        if (run->days[i].state != DAY_WAITING)
            continue;
        report->busy_days =
            arena_grow(run->arena, report->busy_days, report->n_busy_days, sizeof(const char *));
        report->busy_days[report->n_busy_days++] = run->days[i].source_event_id;
    }
}

int send_days(struct run *run, struct error *err)
{
    int64_t deadline = clock_monotonic_ms() + PATIENCE_MS;
    int r = send_waiting(run, err);

    while (r == 0 && wake_busy(run)) {
        if (clock_monotonic_ms() > deadline)
            break;
        clock_sleep_ms(NAP_MS + getpid() % 50);
        r = check_interrupt(run, err);
        if (r == 0)
            r = send_waiting(run, err);
    }
    if (r == 0)
        list_busy(run);
    return r;
}
