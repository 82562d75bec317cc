/*
 * The robots.txt of each site, as it last came; in mirror.db, which every function takes open.
 * Moments are UTC seconds.
 */
#ifndef TRACKSIDE_ROBOTS_STORE_H
#define TRACKSIDE_ROBOTS_STORE_H

#include "trackside/db.h"

struct stored_robots {
    int64_t asked_at;   /* when it was last asked for, whatever came of it */
    int64_t fetched_at; /* when `body` came; ABSENT: it never did */
    struct bytes body;  /* as sent; empty also when the site has none */
};

enum {
    ROBOTS_STORE_NONE = 1, /* never asked for */
};

/* In the arena. */
int robots_store_find(struct db *db, const char *origin, struct arena *arena,
                      struct stored_robots *ret_robots, struct error *err);

/* What came of a request for it. */
struct robots_answer {
    const char *origin;
    int64_t asked_at;
    int64_t http_status; /* ABSENT when there was no answer */
    const char *outcome; /* as request_log_complete */
    struct bytes body;   /* robots_store_put: empty when the site has none */
};

/* They hold from now on; robots_store_fail: those of before do. */
int robots_store_put(struct db *db, const struct robots_answer *answer, struct error *err);
int robots_store_fail(struct db *db, const struct robots_answer *answer, struct error *err);

#endif
