/* What an ingest over several days would ask the site for, and how long the limits make it take. */
#ifndef TRACKSIDE_INGEST_PLAN_H
#define TRACKSIDE_INGEST_PLAN_H

#include "trackside/ingest_days.h"

/*
 * Is a listed day stored as completely as the site has it: every session with its laps, as many as
 * the month page counts, and the list fetched long after the day was over? Then nothing need be
 * asked for. Never with --refresh.
 */
int ingest_plan_is_known(struct task *task, struct arena *arena, const char *slug,
                         const struct walk_day *listed, bool *ret_is_known, struct error *err);

struct planned_day {
    struct date date;
    int64_t n_lists, n_sessions; /* requests */
};

struct ingest_plan {
    struct planned_day *days; /* in the order of the run */
    size_t n_days;
    int64_t n_lists, n_sessions; /* of all days */
    int64_t seconds;             /* that the rates alone make it take */
    int64_t n_over_budget;       /* lists that today's budget does not reach */
};

/* What the days of a run would take; nothing is asked for. In the run's arena. */
int ingest_plan_make(const struct ingest_days *ingesting, const char *slug,
                     struct ingest_plan *ret_plan, struct error *err);

#endif
