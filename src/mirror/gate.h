/*
 * The gate every request passes: pauses of the site, rates and the daily budget, all counted
 * from mirror.db in one short write transaction that also reserves the request's row in the log,
 * so that they hold across processes.
 */
#ifndef TRACKSIDE_GATE_H
#define TRACKSIDE_GATE_H

#include "trackside/mirror.h"

enum {
    GATE_WAIT = 1, /* not yet; *ret_wait says how long and why */
};

struct gate_wait {
    int64_t ms;
    bool is_spread;   /* no limit is met: it is its turn in a moment */
    char reason[160]; /* a clause: "10 requests a minute are the limit for wattlecreek" */
};

struct gate_request {
    struct page_id page;
    const char *cache_key;
    const char *url;
    const char *origin;
    int64_t attempt;
};

/* 0 with the log row's id, or GATE_WAIT. Never sleeps. */
int gate_pass(struct db *mirror_db, const struct mirror_policy *policy, const struct clock *clock,
              const struct gate_request *request, int64_t *ret_log_id, struct gate_wait *ret_wait,
              struct error *err);

#endif
