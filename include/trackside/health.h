/*
 * Questions about how the program itself is doing, asked of the logs in mirror.db: what requests
 * and runs came to, what is overdue, what was refused. Answers live in the caller's arena.
 *
 * Rows of the logs are never taken away, so what is counted from requests and runs only grows;
 * `cache purge` makes the figures of pages and bodies smaller, and nothing else.
 */
#ifndef TRACKSIDE_HEALTH_H
#define TRACKSIDE_HEALTH_H

#include "trackside/arena.h"
#include "trackside/db.h"

/* ---- figures: counted by one or two labels ---- */

enum figure {
    FIGURE_REQUESTS,         /* kind, outcome */
    FIGURE_REQUEST_FAILURES, /* kind */
    FIGURE_DURATIONS,        /* kind, upper bound in seconds: a cumulative histogram */
    FIGURE_DURATION_SUM,     /* kind; milliseconds */
    FIGURE_DURATION_COUNT,   /* kind */
    FIGURE_RUNS,             /* command, status; those that are over */
    FIGURE_LAST_SUCCESS,     /* command; UTC seconds */
    FIGURE_PAGES,            /* kind, state (fresh, stale, failed) */
    FIGURE_ODDITIES,         /* no label */
    FIGURE_BODY_BYTES,       /* packed, unpacked */
    FIGURE_BUDGETS,          /* track; of the last 24 hours */
    FIGURE_PAUSES,           /* origin, reason; UTC seconds */
    FIGURE_STORED_ROWS,      /* table; of race.db */
    N_FIGURES,
};

struct figure_line {
    const char *labels[2]; /* NULL: it has no such label */
    int64_t value;
};

/* `db` is mirror.db, for FIGURE_STORED_ROWS race.db. Lines are in the order of their labels. */
int figure_read(struct db *db, enum figure figure, int64_t now, struct arena *arena,
                const struct figure_line **ret_lines, size_t *ret_n, struct error *err);

/*
 * One count of the log of runs, summed up by command: hits, misses, failed, retries, waits,
 * waited_ms, duration_ms, days, days_failed, sessions, laps, rows.
 */
int figure_of_runs(struct db *mirror_db, const char *what, struct arena *arena,
                   const struct figure_line **ret_lines, size_t *ret_n, struct error *err);

/* ---- what is wrong ---- */

/* A page whose last fetch failed. */
struct failed_page {
    const char *cache_key;
    const char *kind;
    const char *track_slug;
    int64_t attempts;    /* in a row */
    int64_t http_status; /* ABSENT without an answer */
    const char *failed_at;
    const char *next_try_at;
    const char *last_error;
    bool is_stored; /* an earlier version is */
};

/* Of a track (NULL: all), the latest failure first, at most `limit`. */
int health_failed_pages(struct db *mirror_db, const char *track_slug, int64_t limit,
                        struct arena *arena, const struct failed_page **ret_pages, size_t *ret_n,
                        struct error *err);

/* What became of the pages that runs wanted. */
struct page_lookups {
    int64_t cache;        /* used as stored */
    int64_t network;      /* the site was asked and gave them */
    int64_t not_modified; /* the site was asked and confirmed them */
    int64_t failed;
};

/* Of runs (about a track, or NULL: all) that began at `since` or later. */
int health_lookups(struct db *mirror_db, const char *track_slug, int64_t since,
                   struct page_lookups *ret_lookups, struct error *err);

/* The share of `lookups` that needed no request, in thousandths of a percent; ABSENT for none. */
int64_t health_hit_rate(const struct page_lookups *lookups);

/* Of what there was to do, how much failed. */
struct failure_share {
    int64_t n_failed;
    int64_t n;
};

/* Pages that runs of `discover` asked for, and days that runs of `ingest` were about, since then.
 */
int health_discovery_failures(struct db *mirror_db, int64_t since, struct failure_share *ret_share,
                              struct error *err);
int health_ingest_failures(struct db *mirror_db, int64_t since, struct failure_share *ret_share,
                           struct error *err);

/* The rates requests are held against, as the policy has them; 0: no limit. */
struct health_rates {
    int64_t discovery_per_minute;
    int64_t discovery_per_day;
    int64_t session_per_minute;
};

/* Requests from `since` until `now` that a rate did not allow. The gate lets none through. */
int health_rate_violations(struct db *mirror_db, const struct health_rates *rates, int64_t since,
                           int64_t now, int64_t *ret_n, struct error *err);

/* The latest moment (UTC seconds) at which anything was noted; ABSENT when nothing was. */
int health_latest(struct db *mirror_db, int64_t *ret_at, struct error *err);

#endif
