/*
 * Five minutes of driving: what a race of that length would have come to, and the best stretch of
 * laps in a row that is as long. Whole milliseconds, counted laps in the order they were driven.
 */
#ifndef TRACKSIDE_STRETCH_H
#define TRACKSIDE_STRETCH_H

#include "trackside/number.h"

enum {
    STRETCH_MS = 5 * 60 * 1000,
};

struct stretch {
    int64_t mean_ms;  /* half up */
    int64_t total_ms; /* of its laps: the first sum from 300 s on */
    size_t first;     /* index of its first lap */
    size_t n_laps;
};

/*
 * Of the stretches that begin with some lap and end with the first at which five minutes are full,
 * the one with the smallest mean; of equal ones the earliest. False when the laps never fill five
 * minutes.
 */
bool stretch_best(const int64_t *laps_ms, size_t n, struct stretch *ret_stretch);

/*
 * The laps of a five-minute race at the pace of these laps, and the time at which the last of them
 * ends, as a race page prints it ("10/305.000"). False without laps.
 */
bool stretch_pace(const int64_t *laps_ms, size_t n, int64_t *ret_n_laps, int64_t *ret_time_ms);

#endif
