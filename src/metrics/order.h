/* Laps in order of size, and what stands in the middle of them, in fractions that are exact. */
#ifndef TRACKSIDE_ORDER_H
#define TRACKSIDE_ORDER_H

#include "wide.h"

#include "trackside/arena.h"

enum {
    ORDER_BELL = 14826, /* ten-thousandths: a bell's deviation over its median distance */
    ORDER_BELL_UNIT = 10000,
};

/* A copy, the shortest first. NULL for none. */
int64_t *order_laps(const int64_t *laps_ms, size_t n, struct arena *scratch);

/* Twice the median of n > 0 sorted laps. */
wide order_median_twice(const int64_t *sorted, size_t n);

/* Four times the first or third quartile (1, 3) of n > 0 sorted laps: what stands at (n - 1) * k /
 * 4, between two laps in proportion. */
wide order_quartile_four_times(const int64_t *sorted, size_t n, int quartile);

/* Four times the median distance of n > 0 sorted laps from their median. */
wide order_spread_four_times(const int64_t *sorted, size_t n, struct arena *scratch);

/* qsort's comparison of wide numbers. */
int order_compare_wide(const void *a, const void *b);

#endif
