/*
 * LiveRC's published figures, from laps: pure functions that reproduce what the session page
 * prints, to the printed precision. Milliseconds in and out; ABSENT where a figure is not defined.
 */
#ifndef TRACKSIDE_METRICS_H
#define TRACKSIDE_METRICS_H

#include "trackside/number.h"

#include <stdbool.h>
#include <stddef.h>

struct metrics {
    int64_t n_laps;
    int64_t total_ms;   /* sum; 0 without laps */
    int64_t fast_ms;    /* shortest lap */
    int64_t average_ms; /* arithmetic mean, half rounded up */
    int64_t top3_ms;    /* least sum of three laps in a row; absent below three */
    int64_t top5_ms;    /* mean of the five shortest; absent below five */
    int64_t top10_ms;
    int64_t top15_ms;
    int64_t deviation_ms; /* population standard deviation; absent below two laps */
    int64_t consistency;  /* 100 * (1 - deviation / mean), thousandths of a percent, not below 0;
                             absent below two laps */
};

/* Figures of the n counted laps, in the order they were driven. laps_ms may be NULL when n is 0. */
void metrics_of_laps(const int64_t *laps_ms, size_t n, struct metrics *ret_metrics);

/* LiveRC prints whole seconds rounded half up; is `printed_s` what it would print for `total_ms`?
 */
bool metrics_length_agrees(int64_t total_ms, int64_t printed_s);

#endif
