/* Runs: begun, under way, ended, or killed. */
#include "trackside/run_log.h"

#include "mirror_schema.h"

#include "trackside/cleanup.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

enum {
    MOST_RUNNING = 1000,
};

/* ---- reading ---- */

static struct run_counts read_counts(struct query *query, int column)
{
    return (struct run_counts){
        .network = query_int(query, column),
        .cache = query_int(query, column + 1),
        .not_modified = query_int(query, column + 2),
        .failed = query_int(query, column + 3),
        .retries = query_int(query, column + 4),
        .waits = query_int(query, column + 5),
        .waited_ms = query_int(query, column + 6),
        .days = query_int(query, column + 7),
        .sessions = query_int(query, column + 8),
        .laps = query_int(query, column + 9),
        .rows = query_int(query, column + 10),
        .days_failed = query_int(query, column + 11),
    };
}

static struct run_progress read_progress(struct query *query, int column, struct arena *arena)
{
    const char *day = query_text(query, column, arena);
    struct run_progress progress = {
        .days_done = query_int(query, column + 1),
        .days_total = query_int(query, column + 2),
        .pages_done = query_int(query, column + 3),
        .pages_total = query_int(query, column + 4),
        .counts = read_counts(query, column + 5),
    };

    if (day != NULL)
        date_read(bytes_from_text(day), &progress.day);
    return progress;
}

static struct logged_run read_run(struct query *query, struct arena *arena)
{
    struct logged_run run = {
        .id = query_int(query, 0),
        .command = query_text(query, 1, arena),
        .track_slug = query_text(query, 2, arena),
        .arguments = query_text(query, 3, arena),
        .pid = query_int(query, 4),
        .started_at = query_utc(query, 5),
        .ended_at = query_utc(query, 6),
        .duration_ms = query_int(query, 7),
        .status = query_text(query, 8, arena),
        .exit_code = query_int(query, 9),
        .error = query_text(query, 10, arena),
        .progress = read_progress(query, 11, arena),
    };

    run.progress.track_slug = run.track_slug;
    return run;
}

bool run_log_is_alive(const struct logged_run *run)
{
    if (strcmp(run->status, "running") != 0)
        return false;
    return kill((pid_t)run->pid, 0) == 0 || errno == EPERM;
}

int run_log_list(struct db *db, const char *track_slug, bool running, int64_t limit,
                 struct arena *arena, const struct logged_run **ret_runs, size_t *ret_n,
                 struct error *err)
{
    struct query *query = db_query(db, RUN_LOG_LIST);
    struct logged_run *runs = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":track_slug", track_slug);
    query_bind_int(query, ":running", running);
    query_bind_int(query, ":limit", limit);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct logged_run run = read_run(query, arena);

        if (running && !run_log_is_alive(&run))
            continue;
        runs = arena_grow(arena, runs, n, sizeof(*runs));
        runs[n++] = run;
    }
    if (r < 0)
        return r;
    *ret_runs = runs;
    *ret_n = n;
    return 0;
}

/* ---- writing ---- */

static int mark_died(struct db *db, int64_t id, struct error *err)
{
    struct query *query = db_query(db, RUN_LOG_DIED);

    query_bind_int(query, ":id", id);
    return query_run(query, err);
}

/* The rows of killed runs, found first: a query is not walked while its table changes. */
static int mark_dead_runs(struct db *db, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct query *query = db_query(db, RUN_LOG_LIST);
    int64_t *dead = NULL;
    size_t n = 0;
    int r;

    arena_init(&arena);
    query_bind_text(query, ":track_slug", NULL);
    query_bind_int(query, ":running", true);
    query_bind_int(query, ":limit", MOST_RUNNING);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct logged_run run = read_run(query, &arena);

        if (run_log_is_alive(&run))
            continue;
        dead = arena_grow(&arena, dead, n, sizeof(*dead));
        dead[n++] = run.id;
    }
    for (size_t i = 0; r >= 0 && i < n; i++)
        r = mark_died(db, dead[i], err);
    return r < 0 ? r : 0;
}

static int insert_run(struct db *db, const char *command, const char *track_slug,
                      const char *arguments, int64_t at, int64_t *ret_id, struct error *err)
{
    struct query *query = db_query(db, RUN_LOG_BEGIN);

    query_bind_text(query, ":command", command);
    query_bind_text(query, ":track_slug", track_slug);
    query_bind_text(query, ":arguments", arguments);
    query_bind_int(query, ":pid", getpid());
    query_bind_utc(query, ":at", at);
    return query_put(query, NULL, ret_id, err);
}

int run_log_begin(struct db *db, const char *command, const char *track_slug, const char *arguments,
                  int64_t at, int64_t *ret_id, struct error *err)
{
    int r = db_begin(db, err);

    if (r == 0)
        r = mark_dead_runs(db, err);
    if (r == 0)
        r = insert_run(db, command, track_slug, arguments, at, ret_id, err);
    if (r == 0)
        r = db_commit(db, err);
    if (r < 0)
        db_rollback(db);
    return r;
}

static void bind_counts(struct query *query, const struct run_counts *counts)
{
    query_bind_int(query, ":network", counts->network);
    query_bind_int(query, ":cache", counts->cache);
    query_bind_int(query, ":not_modified", counts->not_modified);
    query_bind_int(query, ":failed", counts->failed);
    query_bind_int(query, ":retries", counts->retries);
    query_bind_int(query, ":waits", counts->waits);
    query_bind_int(query, ":waited_ms", counts->waited_ms);
    query_bind_int(query, ":days", counts->days);
    query_bind_int(query, ":sessions", counts->sessions);
    query_bind_int(query, ":laps", counts->laps);
    query_bind_int(query, ":rows", counts->rows);
    query_bind_int(query, ":days_failed", counts->days_failed);
}

int run_log_progress(struct db *db, int64_t id, const struct run_progress *progress,
                     struct error *err)
{
    struct query *query = db_query(db, RUN_LOG_PROGRESS);
    char day[CALENDAR_TEXT_SIZE];

    query_bind_int(query, ":id", id);
    query_bind_text(query, ":track_slug", progress->track_slug);
    query_bind_text(query, ":day",
                    date_is_absent(progress->day) ? NULL : date_format(progress->day, day));
    query_bind_int(query, ":days_done", progress->days_done);
    query_bind_int(query, ":days_total", progress->days_total);
    query_bind_int(query, ":pages_done", progress->pages_done);
    query_bind_int(query, ":pages_total", progress->pages_total);
    bind_counts(query, &progress->counts);
    return query_run(query, err);
}

int run_log_end(struct db *db, int64_t id, const char *status, int64_t exit_code, const char *error,
                int64_t at, int64_t duration_ms, struct error *err)
{
    struct query *query = db_query(db, RUN_LOG_END);

    query_bind_int(query, ":id", id);
    query_bind_text(query, ":status", status);
    query_bind_int(query, ":exit_code", exit_code);
    query_bind_text(query, ":error", error);
    query_bind_utc(query, ":at", at);
    query_bind_int(query, ":duration_ms", duration_ms);
    return query_run(query, err);
}
