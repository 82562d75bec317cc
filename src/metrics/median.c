/* Median, the spread around it, and the means of the shortest laps. */
#include "trackside/median.h"

#include "order.h"

int64_t median_of_laps(const int64_t *laps_ms, size_t n, struct arena *scratch)
{
    if (n == 0)
        return ABSENT;
    return wide_divide(order_median_twice(order_laps(laps_ms, n, scratch), n), 2);
}

int64_t median_spread(const int64_t *laps_ms, size_t n, struct arena *scratch)
{
    if (n == 0)
        return ABSENT;
    return wide_divide(order_spread_four_times(order_laps(laps_ms, n, scratch), n, scratch) *
                           ORDER_BELL,
                       4 * (wide)ORDER_BELL_UNIT);
}

void median_raising_averages(const int64_t *laps_ms, size_t n, int64_t *ret_means,
                             struct arena *scratch)
{
    const int64_t *sorted = order_laps(laps_ms, n, scratch);
    wide total = 0;

    for (size_t i = 0; i < n; i++) {
        total += sorted[i];
        ret_means[i] = wide_divide(total, (wide)i + 1);
    }
}
