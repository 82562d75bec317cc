/*
 * The figures of a run: laps driven without a pause (lap_runs.h) in one session or race. Official
 * figures are the site's rules over the counted laps of the run, those of the whole session where
 * it has no pause; the others are ours (docs/metrics.md).
 */
#ifndef TRACKSIDE_RUN_FIGURES_H
#define TRACKSIDE_RUN_FIGURES_H

#include "trackside/clean_laps.h"
#include "trackside/metrics.h"
#include "trackside/pace_report.h"
#include "trackside/stretch.h"
#include "trackside/trend.h"

struct run_figures {
    const struct pace_drive *drive;
    int64_t stint;               /* 1 for the first run of its session */
    int64_t n_stints;            /* that the session has */
    int64_t first_lap, last_lap; /* numbers; ABSENT without laps */
    const char *start_local;     /* when its first lap began; NULL where unknown */
    const int64_t *laps_ms;      /* counted, in order */
    const int64_t *numbers;
    size_t n_laps;
    const int64_t *clean_ms;
    int64_t n_clean;
    struct metrics official;
    int64_t median_ms;
    int64_t clean_pace_ms;
    int64_t clean_consistency;
    int64_t spread_ms;
    int64_t lost_ms;
    int64_t stretch_ms;   /* best five minutes: the mean; ABSENT without */
    int64_t stretch_lap;  /* the number of its first lap */
    int64_t stretch_laps; /* how many */
    struct trend trend;   /* of the clean laps */
};

/*
 * The runs of a drive whose laps were read, in order, in the arena; at least one: a drive without
 * laps is a run without any.
 */
void run_figures_of_drive(const struct pace_drive *drive, enum clean_rule rule, struct arena *arena,
                          struct run_figures **ret_runs, size_t *ret_n);

/* The same laps as if no pause were among them: one run. */
struct run_figures run_figures_of_whole(const struct pace_drive *drive, enum clean_rule rule,
                                        struct arena *arena);

#endif
