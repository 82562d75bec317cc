/*
 * What is tried again, and when. Pure functions of what happened; the loop that obeys is in
 * fetch.c.
 */
#ifndef TRACKSIDE_RETRY_H
#define TRACKSIDE_RETRY_H

#include "trackside/http.h"

/* Connect errors, timeouts, transfers cut short, 5xx and 429; other answers never. */
bool retry_is_worth_it(enum http_outcome outcome, int status);

/* Does the answer ask everybody to leave the site alone? 429 and 503. */
bool retry_asks_for_a_pause(enum http_outcome outcome, int status);

/*
 * Milliseconds to wait before retry number `retry` (from 1): a random part (`random`, any value)
 * of base * 2^(retry-1), capped at a minute: exponential back-off with full jitter.
 */
int64_t retry_delay_ms(int64_t base_ms, int64_t retry, uint64_t random);

#endif
