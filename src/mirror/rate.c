/* Rate policy as a pure function. */
#include "rate.h"

int64_t rate_wait_ms(int64_t limit, int64_t window_ms, int64_t limit_th_ms, int64_t now_ms)
{
    if (limit == 0 || is_absent(limit_th_ms))
        return 0;
    if (limit_th_ms > now_ms)
        return window_ms;
    int64_t free_at_ms = limit_th_ms + window_ms;
    return free_at_ms > now_ms ? free_at_ms - now_ms : 0;
}
