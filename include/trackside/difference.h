/*
 * Is one set of laps faster than another, or is it noise? The difference of their medians or means,
 * and where it would lie were they driven again: both sets are drawn anew from their own laps 2000
 * times (a bootstrap), by a generator with a fixed seed, so that the same laps give the same answer
 * everywhere. It lies between `low` and `high` in 95 of 100 such draws.
 *
 * Whole milliseconds; halves up. Laps are taken as independent of each other, which makes the
 * interval rather too narrow than too wide.
 */
#ifndef TRACKSIDE_DIFFERENCE_H
#define TRACKSIDE_DIFFERENCE_H

#include "trackside/arena.h"
#include "trackside/number.h"

enum {
    DIFFERENCE_DRAWS = 2000,
    DIFFERENCE_FEWEST_LAPS = 6, /* on each side */
};

enum difference_of {
    DIFFERENCE_OF_MEDIANS,
    DIFFERENCE_OF_MEANS,
};

enum difference_verdict {
    DIFFERENCE_FASTER, /* the other set is, than the first */
    DIFFERENCE_SLOWER,
    DIFFERENCE_NONE, /* what there may be is under one percent of the first */
    DIFFERENCE_NOT_ENOUGH,
};

/* "faster", "slower", "no_difference", "not_enough_laps". */
extern const char *const difference_verdict_names[];

struct difference {
    int64_t first_ms, other_ms; /* the two figures; absent without laps */
    int64_t value_ms;           /* other - first */
    int64_t low_ms, high_ms;    /* absent below DIFFERENCE_FEWEST_LAPS on a side */
    enum difference_verdict verdict;
    int64_t laps_needed; /* on each side, for an answer, were they like these; ABSENT where there is
                            one */
};

void difference_of_laps(enum difference_of what, const int64_t *first_ms, size_t n_first,
                        const int64_t *other_ms, size_t n_other, struct difference *ret_difference,
                        struct arena *scratch);

#endif
