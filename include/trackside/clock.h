/*
 * Now, and waiting. The wall clock can be set at start (TRACKSIDE_NOW) and runs on from
 * there; whoever needs the time is handed this struct, and pure code is handed a number.
 */
#ifndef TRACKSIDE_CLOCK_H
#define TRACKSIDE_CLOCK_H

#include <stdint.h>

struct clock {
    int64_t offset_ms; /* added to the system's wall clock; 0 for the real time */
};

/* A clock that shows `utc` (seconds since 1970) at this instant. */
struct clock clock_set_to(int64_t utc);

int64_t clock_utc(const struct clock *clock);    /* seconds since 1970 */
int64_t clock_utc_ms(const struct clock *clock); /* milliseconds since 1970 */
int64_t clock_monotonic_ms(void);                /* for durations only */
void clock_sleep_ms(int64_t ms);                 /* returns early on a signal */

#endif
