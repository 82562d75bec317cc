/*
 * Somebody's day at a track, run by run: what each came to, against the run before, the first one,
 * and the class. For a practice day or a race event alike.
 */
#ifndef TRACKSIDE_MY_DAY_H
#define TRACKSIDE_MY_DAY_H

#include "trackside/improvement.h"
#include "trackside/run_figures.h"
#include "trackside/task.h"

struct my_day_run {
    int64_t number; /* 1 for the first of the day */
    struct run_figures figures;
    struct improvement change; /* within its class */
    int64_t gap_ms; /* clean pace against the best clean pace of its class that day; 0: it is it */
    int64_t percentile; /* thousandths of a percent: of the others of its class, those whose best
                           clean pace is not as good */
    int64_t n_others;   /* in its class with a run of three clean laps */
};

struct my_day {
    const char *driver_name;
    const char *transponders; /* JSON list */
    const char *track_slug;
    const char *date;
    const char *source_event_id;
    enum clean_rule rule;
    struct pace_source source;
    const struct my_day_run *runs; /* in the order they were driven */
    size_t n_runs;
    int64_t n_without_laps; /* sessions whose laps are not stored */
};

/*
 * The day of whoever is meant by `driver` (pace_choose) at an event. ERROR_NOT_FOUND when the event
 * is not stored or nobody fits, ERROR_USAGE when several do.
 */
int my_day_of(struct task *task, struct arena *arena, const char *source_event_id,
              const char *driver, enum clean_rule rule, struct my_day *ret_day, struct error *err);

#endif
