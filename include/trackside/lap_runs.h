/*
 * Runs: laps that were driven without a pause. The site begins a new session after three minutes
 * without a crossing; a shorter stop is within one, and splits it here.
 */
#ifndef TRACKSIDE_LAP_RUNS_H
#define TRACKSIDE_LAP_RUNS_H

#include "trackside/arena.h"
#include "trackside/number.h"

enum {
    LAP_RUNS_PAUSE_MS = 60 * 1000,
};

/* "a lap of more than a minute above the median is a pause", as answers print it. */
extern const char *const lap_runs_rule;

struct run_lap {
    int64_t time_ms;
    bool counts;       /* in the page's own figures */
    int64_t crossed_s; /* its end on the track's clock, in seconds; ABSENT where unknown */
};

struct lap_run {
    size_t first; /* index of its first lap */
    size_t n_laps;
};

/*
 * The runs of one session's laps. A lap that is more than a minute above the median of the counted
 * laps is a pause and belongs to no run; so does a gap between two crossings that is more than a
 * minute above the time of the lap between them, whose lap begins the next run. *ret_runs lives in
 * the arena.
 */
void lap_runs_split(const struct run_lap *laps, size_t n, struct arena *arena,
                    struct lap_run **ret_runs, size_t *ret_n);

#endif
