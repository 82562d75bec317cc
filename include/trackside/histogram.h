/*
 * How often laps took how long. Bins are of one width (Freedman and Diaconis: twice the distance of
 * the quartiles over the cube root of the number of laps, rounded down to a millisecond; at least
 * 50 ms, and no more than HISTOGRAM_MOST_BINS of them); they begin at multiples of it, and belong
 * to all laps together, so that drivers who are compared share them.
 */
#ifndef TRACKSIDE_HISTOGRAM_H
#define TRACKSIDE_HISTOGRAM_H

#include "trackside/arena.h"
#include "trackside/number.h"

enum {
    HISTOGRAM_MOST_BINS = 200,
};

struct histogram {
    int64_t width_ms;
    int64_t first_ms; /* where the first bin begins */
    size_t n_bins;    /* 0 without laps */
};

/* Bins for these laps: those of everybody who is compared. Laps are not negative. */
void histogram_of_laps(const int64_t *laps_ms, size_t n, struct histogram *ret_histogram,
                       struct arena *scratch);

/* How many of these laps, each among those that the bins were made for, are in each bin: room for
 * n_bins. A lap at the border of two is in the later. */
void histogram_count(const struct histogram *histogram, const int64_t *laps_ms, size_t n,
                     int64_t *ret_counts);

#endif
