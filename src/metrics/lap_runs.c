/* Splitting at pauses. */
#include "trackside/lap_runs.h"

#include "order.h"

const char *const lap_runs_rule = "a lap of more than a minute above the median is a pause";

/* Twice the time above which a lap is a pause. */
static wide pause_twice(const struct run_lap *laps, size_t n, struct arena *scratch)
{
    int64_t *counted = arena_new_array(scratch, n, int64_t);
    size_t n_counted = 0;
    wide bound = 2 * (wide)LAP_RUNS_PAUSE_MS;

    for (size_t i = 0; i < n; i++)
        if (laps[i].counts)
            counted[n_counted++] = laps[i].time_ms;
    if (n_counted > 0)
        bound += order_median_twice(order_laps(counted, n_counted, scratch), n_counted);
    return bound;
}

/* Did the clock go on for longer than the lap between two crossings took? */
static bool has_gap_before(const struct run_lap *laps, size_t at)
{
    if (at == 0 || is_absent(laps[at].crossed_s) || is_absent(laps[at - 1].crossed_s))
        return false;
    return ((wide)laps[at].crossed_s - laps[at - 1].crossed_s) * 1000 - laps[at].time_ms >
           LAP_RUNS_PAUSE_MS;
}

void lap_runs_split(const struct run_lap *laps, size_t n, struct arena *arena,
                    struct lap_run **ret_runs, size_t *ret_n)
{
    wide bound = pause_twice(laps, n, arena);
    struct lap_run *runs = NULL;
    size_t n_runs = 0;
    bool is_within = false;

    for (size_t i = 0; i < n; i++) {
        if (2 * (wide)laps[i].time_ms > bound) {
            is_within = false;
            continue;
        }
        if (!is_within || has_gap_before(laps, i)) {
            runs = arena_grow(arena, runs, n_runs, sizeof(*runs));
            runs[n_runs++] = (struct lap_run){.first = i};
            is_within = true;
        }
        runs[n_runs - 1].n_laps++;
    }
    *ret_runs = runs;
    *ret_n = n_runs;
}
