/* Rate policy as a pure function. */
#include "rate.h"

enum {
    NEARLY_SPENT_PERCENT = 80,
};

int64_t rate_wait_ms(int64_t limit, int64_t window_ms, int64_t limit_th_ms, int64_t now_ms)
{
    int64_t free_at_ms;

    if (limit == 0 || is_absent(limit_th_ms))
        return 0;
    if (limit_th_ms > now_ms)
        return window_ms;
    free_at_ms = limit_th_ms + window_ms;
    return free_at_ms > now_ms ? free_at_ms - now_ms : 0;
}

int64_t rate_spread_ms(int64_t limit, int64_t burst, int64_t window_ms, int64_t n,
                       int64_t latest_ms, int64_t now_ms)
{
    int64_t part_ms, free_at_ms;

    if (limit == 0 || n < burst || is_absent(latest_ms))
        return 0;
    part_ms = window_ms / limit;
    if (latest_ms > now_ms)
        return part_ms;
    free_at_ms = latest_ms + part_ms;
    return free_at_ms > now_ms ? free_at_ms - now_ms : 0;
}

int64_t rate_full_second(int64_t moment_ms)
{
    return (moment_ms + 999) / 1000;
}

bool rate_is_nearly_spent(int64_t limit, int64_t used)
{
    return limit > 0 && used * 100 >= limit * NEARLY_SPENT_PERCENT;
}
