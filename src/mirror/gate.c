/* The gate: may this request leave now? */
#include "gate.h"

#include "rate.h"

#include "trackside/cleanup.h"
#include "trackside/http.h"
#include "trackside/page_kind.h"
#include "trackside/request_log.h"
#include "trackside/site_store.h"

#include <stdio.h>

enum {
    MINUTE_MS = 60 * 1000,
    DAY_MS = 24 * 60 * MINUTE_MS,
};

/* One limit that applies to a request. */
struct limit {
    int64_t n;
    int64_t window_ms;
    const char *window_name;
};

static bool is_session(enum page_kind kind)
{
    return page_kind_row(kind)->rate == PAGE_RATE_SESSION;
}

static int check_pause(struct db *db, const struct gate_request *request, int64_t now_ms,
                       struct gate_wait *ret_wait, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const char *reason;
    int64_t until;
    int r;

    arena_init(&arena);
    r = site_store_paused(db, request->origin, now_ms / 1000, &arena, &until, &reason, err);
    if (r < 0 || is_absent(until))
        return r;
    ret_wait->ms = until * 1000 - now_ms;
    snprintf(ret_wait->reason, sizeof(ret_wait->reason), "%s asked to be left alone (%s)",
             request->origin, reason);
    return ret_wait->ms > 0 ? GATE_WAIT : 0;
}

/* Pages there are many of are limited per site, everything else per track. */
static int check_limit(struct db *db, const struct limit *limit, const struct gate_request *request,
                       int64_t now_ms, struct gate_wait *ret_wait, struct error *err)
{
    bool is_of_site = is_session(request->page.kind);
    int64_t n, nth_ms;
    int r;

    if (limit->n == 0)
        return 0;
    r = request_log_count(db, page_rate_name(page_kind_row(request->page.kind)->rate),
                          is_of_site ? NULL : request->page.track_slug,
                          is_of_site ? request->origin : NULL, now_ms - limit->window_ms,
                          now_ms + limit->window_ms, limit->n, &n, &nth_ms, err);
    if (r < 0)
        return r;
    ret_wait->ms = rate_wait_ms(limit->n, limit->window_ms, nth_ms, now_ms);
    if (ret_wait->ms == 0)
        return 0;
    snprintf(ret_wait->reason, sizeof(ret_wait->reason), "%lld requests a %s are the limit for %s",
             (long long)limit->n, limit->window_name,
             is_of_site ? request->origin : request->page.track_slug);
    return GATE_WAIT;
}

/* Session pages of a site that is not our own do not go all at once. */
static int check_spread(struct db *db, const struct mirror_policy *policy,
                        const struct gate_request *request, int64_t now_ms,
                        struct gate_wait *ret_wait, struct error *err)
{
    int64_t n, latest_ms;
    int r;

    if (!policy->spreads_loopback && http_is_loopback(request->origin))
        return 0;
    r = request_log_count(db, page_rate_name(PAGE_RATE_SESSION), NULL, request->origin,
                          now_ms - MINUTE_MS, now_ms + MINUTE_MS, 1, &n, &latest_ms, err);
    if (r < 0)
        return r;
    ret_wait->ms =
        rate_spread_ms(policy->session_per_minute, policy->burst, MINUTE_MS, n, latest_ms, now_ms);
    if (ret_wait->ms == 0)
        return 0;
    ret_wait->is_spread = true;
    snprintf(ret_wait->reason, sizeof(ret_wait->reason),
             "%lld pages went at once, the others are spread, %lld a minute for %s",
             (long long)policy->burst, (long long)policy->session_per_minute, request->origin);
    return GATE_WAIT;
}

static int check_limits(struct db *db, const struct mirror_policy *policy,
                        const struct gate_request *request, int64_t now_ms,
                        struct gate_wait *ret_wait, struct error *err)
{
    const struct limit session = {policy->session_per_minute, MINUTE_MS, "minute"};
    const struct limit discovery_day = {policy->discovery_per_day, DAY_MS, "day"};
    const struct limit discovery = {policy->discovery_per_minute, MINUTE_MS, "minute"};
    int r;

    if (is_session(request->page.kind)) {
        r = check_limit(db, &session, request, now_ms, ret_wait, err);
        return r != 0 ? r : check_spread(db, policy, request, now_ms, ret_wait, err);
    }
    r = check_limit(db, &discovery_day, request, now_ms, ret_wait, err);
    return r != 0 ? r : check_limit(db, &discovery, request, now_ms, ret_wait, err);
}

static int reserve(struct db *db, const struct gate_request *request, int64_t now_ms,
                   int64_t *ret_log_id, struct error *err)
{
    struct logged_request entry = {
        .rate_class = page_rate_name(page_kind_row(request->page.kind)->rate),
        .kind = request->page.kind,
        .origin = request->origin,
        .track_slug = request->page.track_slug,
        .cache_key = request->cache_key,
        .url = request->url,
        .attempt = request->attempt,
        .sent_at_ms = now_ms,
    };

    return request_log_reserve(db, &entry, ret_log_id, err);
}

int gate_pass(struct db *mirror_db, const struct mirror_policy *policy, const struct clock *clock,
              const struct gate_request *request, int64_t *ret_log_id, struct gate_wait *ret_wait,
              struct error *err)
{
    int r = db_begin(mirror_db, err);
    int64_t now_ms;

    if (r < 0)
        return r;

    now_ms = clock_utc_ms(clock);
    *ret_wait = (struct gate_wait){.ms = 0};
    r = check_pause(mirror_db, request, now_ms, ret_wait, err);
    if (r == 0)
        r = check_limits(mirror_db, policy, request, now_ms, ret_wait, err);
    if (r == 0)
        r = reserve(mirror_db, request, now_ms, ret_log_id, err);
    if (r == 0)
        r = db_commit(mirror_db, err);
    if (r != 0)
        db_rollback(mirror_db);
    return r;
}
