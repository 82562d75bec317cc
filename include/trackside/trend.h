/*
 * Does a run get slower or faster, lap by lap? The slope of Theil and Sen: the median of the slopes
 * between every two laps, which single odd laps do not move. Of one run only: across a pause there
 * is no trend.
 */
#ifndef TRACKSIDE_TREND_H
#define TRACKSIDE_TREND_H

#include "trackside/arena.h"
#include "trackside/number.h"

enum {
    TREND_FEWEST_LAPS = 3,
    TREND_MOST_LAPS = 2000, /* every two of them are compared */
};

/* Milliseconds per lap, above 0 when laps get slower; halves up. */
struct trend {
    int64_t slope_ms;        /* absent below three laps or above TREND_MOST_LAPS */
    int64_t low_ms, high_ms; /* it lies between them with 95 %; absent where laps are too few */
};

/* `numbers` are those of the laps, rising: where laps are left out, numbers are too. */
void trend_of_laps(const int64_t *laps_ms, const int64_t *numbers, size_t n,
                   struct trend *ret_trend, struct arena *scratch);

#endif
