/*
 * Figures that a few odd laps do not move. Whole milliseconds in and out, worked out exactly and
 * rounded once at the end, halves up. ABSENT without laps.
 */
#ifndef TRACKSIDE_MEDIAN_H
#define TRACKSIDE_MEDIAN_H

#include "trackside/arena.h"
#include "trackside/number.h"

/* The middle lap in order of size; of an even number the mean of the middle two. */
int64_t median_of_laps(const int64_t *laps_ms, size_t n, struct arena *scratch);

/* 1.4826 times the median distance from the median: for laps spread like a bell what a standard
 * deviation is. */
int64_t median_spread(const int64_t *laps_ms, size_t n, struct arena *scratch);

/*
 * Means[x - 1] is that of the x shortest laps, x = 1 to n: the raising average. `ret_means` has
 * room for n.
 */
void median_raising_averages(const int64_t *laps_ms, size_t n, int64_t *ret_means,
                             struct arena *scratch);

#endif
