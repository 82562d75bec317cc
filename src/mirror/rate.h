/*
 * How long a rate makes one wait. Pure: counts and moments in, milliseconds out.
 *
 * The window slides: in any `window_ms` at most `limit` requests leave. That is a bucket of
 * `limit` whose content comes back as the requests that took it grow older than the window.
 */
#ifndef TRACKSIDE_RATE_H
#define TRACKSIDE_RATE_H

#include "trackside/number.h"

#include <stdbool.h>

/*
 * Milliseconds until one more request may leave; 0: now. `limit_th_ms` is when the limit-th most
 * recent request of the window left (ABSENT when there are fewer than `limit`). A moment that
 * lies ahead of now (the clock was set back) counts as now. A limit of 0 means none.
 */
int64_t rate_wait_ms(int64_t limit, int64_t window_ms, int64_t limit_th_ms, int64_t now_ms);

/*
 * Milliseconds until one more request may leave when the first `burst` of a window go at once and
 * the others are spread evenly over it, `limit` to a window. `n` requests left within the window,
 * the latest at latest_ms (ABSENT when none did). Holds nobody back longer than one part of the
 * window; the limit itself is rate_wait_ms's. A limit of 0 means none.
 */
int64_t rate_spread_ms(int64_t limit, int64_t burst, int64_t window_ms, int64_t n,
                       int64_t latest_ms, int64_t now_ms);

/* The first full second (UTC) at or after a moment, to be told to people: never too early. */
int64_t rate_full_second(int64_t moment_ms);

/* Four fifths of the limit, or more, are used. Never of a limit of 0, which means none. */
bool rate_is_nearly_spent(int64_t limit, int64_t used);

#endif
