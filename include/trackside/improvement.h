/*
 * How runs of one person got faster over a day. Runs with fewer than three clean laps say nothing
 * and are passed over. Whole milliseconds; below 0 is faster.
 */
#ifndef TRACKSIDE_IMPROVEMENT_H
#define TRACKSIDE_IMPROVEMENT_H

#include "trackside/number.h"

enum {
    IMPROVEMENT_FEWEST_LAPS = 3,
};

struct improvement_run {
    int64_t n_clean;
    int64_t median_ms;
    int64_t best_ms;
};

/* ABSENT for the first run that counts, and for those that say nothing. */
struct improvement {
    int64_t median_previous_ms, best_previous_ms; /* against the run before */
    int64_t median_first_ms, best_first_ms;       /* against the first */
};

/* One for each of n runs in the order they were driven; `ret_improvements` has room for them. */
void improvement_of_runs(const struct improvement_run *runs, size_t n,
                         struct improvement *ret_improvements);

#endif
