/*
 * The log of runs in mirror.db: one row per discover, mirror, ingest and export, with what it did,
 * and with how far it has come while it runs. Every function takes the open mirror.db.
 */
#ifndef TRACKSIDE_RUN_LOG_H
#define TRACKSIDE_RUN_LOG_H

#include "trackside/calendar.h"
#include "trackside/db.h"

/* What a run did until now. */
struct run_counts {
    int64_t network; /* pages the site was asked for and gave */
    int64_t cache;   /* pages used as stored */
    int64_t not_modified;
    int64_t failed; /* pages that could not be had */
    int64_t retries;
    int64_t waits;
    int64_t waited_ms;
    int64_t days; /* found, mirrored, ingested, exported: as the command means it */
    int64_t sessions;
    int64_t laps;
    int64_t rows;        /* inserted or updated */
    int64_t days_failed; /* of days */
};

/* How far it has come. Totals are 0 where there is nothing to count. */
struct run_progress {
    const char *track_slug; /* NULL: leaves the one that is known */
    struct date day;        /* in hand; absent: none */
    int64_t days_done, days_total;
    int64_t pages_done, pages_total; /* of the step in hand */
    struct run_counts counts;
};

struct logged_run {
    int64_t id;
    const char *command;
    const char *track_slug; /* NULL: none named */
    const char *arguments;
    int64_t pid;
    int64_t started_at;
    int64_t ended_at;    /* ABSENT while it runs, and for one that died; so are the next two */
    int64_t duration_ms; /* on the monotonic clock */
    int64_t exit_code;
    const char *status; /* running, done, partial, stale, failed, interrupted, died */
    const char *error;  /* NULL: none */
    struct run_progress progress;
};

/*
 * A run begins; *ret_id is its own. Rows of runs whose process is gone are marked as died first.
 * Committed before it returns.
 */
int run_log_begin(struct db *db, const char *command, const char *track_slug, const char *arguments,
                  int64_t at, int64_t *ret_id, struct error *err);

/* Note how far it has come. A commit each time: call it at most once a second or so. */
int run_log_progress(struct db *db, int64_t id, const struct run_progress *progress,
                     struct error *err);

/* It ends; `status` is one of the words above, `error` may be NULL. */
int run_log_end(struct db *db, int64_t id, const char *status, int64_t exit_code, const char *error,
                int64_t at, int64_t duration_ms, struct error *err);

/* Does the process of this run still run? False for a run that has ended. */
bool run_log_is_alive(const struct logged_run *run);

/*
 * The last `limit` runs (of a track, or NULL: all), newest first. With `running`, those under way:
 * rows of processes that are gone are left out. In the arena.
 */
int run_log_list(struct db *db, const char *track_slug, bool running, int64_t limit,
                 struct arena *arena, const struct logged_run **ret_runs, size_t *ret_n,
                 struct error *err);

#endif
