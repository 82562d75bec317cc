/*
 * One row per request that left, or was about to leave, the machine; in mirror.db, which every
 * function takes open.
 */
#ifndef TRACKSIDE_REQUEST_LOG_H
#define TRACKSIDE_REQUEST_LOG_H

#include "trackside/db.h"
#include "trackside/page.h"

struct logged_request {
    const char *rate_class; /* "discovery" or "session" */
    enum page_kind kind;
    const char *origin; /* scheme://host[:port] */
    const char *track_slug;
    const char *cache_key;
    const char *url;
    int64_t attempt; /* from 1 */
    int64_t sent_at_ms;
};

/*
 * Requests of a class between two moments, for one track (discovery) or one origin (session): give
 * the one and NULL for the other. Give a moment ahead of now as the second: after a clock was set
 * back a little the log is ahead of it; what is far ahead is of no account. *ret_nth_ms is when the
 * `nth_last` most recent of them was sent (ABSENT when there are fewer), from which a bucket knows
 * when it may go on.
 */
int request_log_count(struct db *db, const char *rate_class, const char *track_slug,
                      const char *origin, int64_t since_ms, int64_t until_ms, int64_t nth_last,
                      int64_t *ret_n, int64_t *ret_nth_ms, struct error *err);

/* Note a request before it is sent (inside the caller's transaction); a killed process's counts as
 * spent. */
int request_log_reserve(struct db *db, const struct logged_request *request, int64_t *ret_id,
                        struct error *err);

/* It did not leave after all: nothing is noted. */
int request_log_cancel(struct db *db, int64_t id, struct error *err);

/* What became of it: status ABSENT when there was no answer; outcome in a word or two. */
int request_log_complete(struct db *db, int64_t id, int64_t http_status, const char *outcome,
                         int64_t body_size, int64_t duration_ms, struct error *err);

#endif
