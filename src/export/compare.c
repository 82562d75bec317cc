/*
 * Looking without writing: the plan of a dry run, and the differences --verify names. All of it
 * happens in one transaction, each batch behind a savepoint at which nothing of it stays.
 */
#include "compare.h"

#include "batch.h"
#include "merge.h"
#include "postgres_schema.h"
#include "refusal.h"
#include "reject.h"

#include "trackside/cleanup.h"
#include "trackside/json.h"

enum {
    LIST_CEILING = 64 * 1024 * 1024,
};

/*
 * `planned` is a JSON array of kinds and keys: rows of no single day that the run would have
 * written before it came to the batch in hand.
 */

static int recall(struct run *run, const struct json *planned, struct error *err)
{
    struct buffer text CLEANUP(buffer_deinit);
    const char *parameter;

    buffer_init(&text, LIST_CEILING);
    json_write(planned, false, &text);
    parameter = buffer_text(&text);
    return target_ask(&run->target, PLAN_RECALL, &parameter, 1, NULL, err);
}

static int remember(struct run *run, struct json *planned, struct error *err)
{
    struct postgres_rows rows;
    int r = target_ask(&run->target, PLAN_REMEMBER, NULL, 0, &rows, err);

    for (size_t i = 0; r == 0 && i < rows.n_rows; i++) {
        struct json *row = json_new_array();

        json_append_text(row, postgres_cell(&rows, i, 0));
        json_append_text(row, postgres_cell(&rows, i, 1));
        json_append(planned, row);
    }
    return r;
}

static int add_differences(struct run *run, struct error *err)
{
    struct export_report *report = run->report;
    struct postgres_rows rows;
    int r = target_ask(&run->target, VERIFY_DIFFERENCES, NULL, 0, &rows, err);

    for (size_t i = 0; r == 0 && i < rows.n_rows; i++) {
        report->differences = arena_grow(run->arena, report->differences, report->n_differences,
                                         sizeof(*report->differences));
        report->differences[report->n_differences++] = (struct export_difference){
            .table = postgres_cell(&rows, i, 0),
            .key = postgres_cell(&rows, i, 1),
            .what = postgres_cell(&rows, i, 2),
            .columns = postgres_cell(&rows, i, 3),
        };
    }
    return r;
}

static int add_verified(struct run *run, struct error *err)
{
    struct export_report *report = run->report;
    struct postgres_rows rows;
    int r = target_ask(&run->target, VERIFY_DAYS, NULL, 0, &rows, err);

    for (size_t i = 0; r == 0 && i < rows.n_rows; i++) {
        report->verified =
            arena_grow(run->arena, report->verified, report->n_verified, sizeof(*report->verified));
        report->verified[report->n_verified++] = (struct export_verified){
            .source_event_id = postgres_cell(&rows, i, 0),
            .rows_here = postgres_cell_int(&rows, i, 1),
            .rows_there = postgres_cell_int(&rows, i, 2),
            .hash_here = postgres_cell(&rows, i, 3),
            .hash_there = postgres_cell(&rows, i, 4),
        };
    }
    return r;
}

/* ERROR_REJECTED with the run's refusal when the target cannot hold what is sent. */
static int plan_batch(struct run *run, const struct stage *stage, struct json *planned,
                      struct error *err)
{
    struct merge_counts counts;
    int r = merge_copy(run, stage, err);

    if (r == 0)
        r = target_run(&run->target, SESSION_READ_ONLY, err);
    if (r == 0 && !run->options->verify)
        r = recall(run, planned, err);
    if (r == 0)
        r = merge_plan_all(run, &counts, err);
    if (r == 0)
        merge_add_counts(run, &counts);
    if (r == 0 && !run->options->verify)
        return remember(run, planned, err);
    if (r == 0)
        r = add_differences(run, err);
    return r == 0 ? add_verified(run, err) : r;
}

static int compare_batch(struct run *run, const struct stage *stage, struct json *planned,
                         struct error *err)
{
    int r = target_run(&run->target, SESSION_SAVEPOINT, err);

    refusal_clear(run);
    if (r == 0)
        r = plan_batch(run, stage, planned, err);
    if (r == ERROR_REJECTED)
        refusal_note(run, NULL);
    if (r == 0) {
        for (size_t i = 0; i < stage->n_days; i++)
            stage->days[i]->state = DAY_SENT;
    }
    if (r == 0 || (r == ERROR_REJECTED && refusal_is_about_rows(run))) {
        int back = target_run(&run->target, SESSION_ROLLBACK_TO, err);

        r = back < 0 ? back : r;
    }
    return r;
}

/* The days of a batch that was refused. */
static int compare_alone(struct run *run, const struct stage *stage, struct json *planned,
                         struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < stage->n_days; i++) {
        struct stage one CLEANUP(stage_deinit);

        stage_init(&one);
        r = batch_fill_with(run, stage->days[i], &one, err);
        if (r == 0)
            r = compare_batch(run, &one, planned, err);
        if (r == ERROR_REJECTED && refusal_is_about_rows(run)) {
            reject_add(run, stage->days[i], stage->days[i]->source_event_id);
            r = 0;
        }
    }
    return r;
}

static int compare_all(struct run *run, struct error *err)
{
    struct json *planned CLEANUP(json_free_at) = json_new_array();
    bool all = run->options->all_days || run->options->verify;
    size_t at = 0;
    int r = 0;

    while (r == 0 && at < run->n_days) {
        struct stage stage CLEANUP(stage_deinit);

        stage_init(&stage);
        r = batch_fill(run, &at, all, &stage, err);
        if (r == 0 && stage.n_days > 0)
            r = compare_batch(run, &stage, planned, err);
        if (r == ERROR_REJECTED && refusal_is_about_rows(run))
            r = compare_alone(run, &stage, planned, err);
        batch_tell(run, "comparing");
    }
    return r;
}

int compare_days(struct run *run, struct error *err)
{
    int r = target_begin(&run->target, SESSION_BEGIN_COMPARE, err);

    if (r == 0)
        r = compare_all(run, err);
    if (r != ERROR_UNREACHABLE)
        target_run(&run->target, SESSION_ROLLBACK, NULL);
    if (r == ERROR_REJECTED)
        return error_set(err, ERROR_FAILED, "the comparison was stopped by the target: %s",
                         postgres_failure(run->target.postgres)->message);
    return r;
}
