/*
 * The only file that asks the system what time it is.
 */
#include "trackside/clock.h"

#include <time.h>

static int64_t system_ms(clockid_t which)
{
    struct timespec now;

    clock_gettime(which, &now); /* cannot fail for the two clocks asked here */
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct clock clock_set_to(int64_t utc)
{
    return (struct clock){.offset_ms = utc * 1000 - system_ms(CLOCK_REALTIME)};
}

int64_t clock_utc(const struct clock *clock)
{
    return clock_utc_ms(clock) / 1000;
}

int64_t clock_utc_ms(const struct clock *clock)
{
    return system_ms(CLOCK_REALTIME) + clock->offset_ms;
}

int64_t clock_monotonic_ms(void)
{
    return system_ms(CLOCK_MONOTONIC);
}

void clock_sleep_ms(int64_t ms)
{
    struct timespec wait = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};

    if (ms > 0)
        nanosleep(&wait, NULL);
}
