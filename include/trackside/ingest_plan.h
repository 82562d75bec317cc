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

/*
 * Is there nothing more to be had of a listed day, long over: it is written, and the site refuses
 * for good what it lacks?
 */
int ingest_plan_is_exhausted(const struct ingest_days *ingesting, const char *slug,
                             const struct walk_day *listed, bool *ret_is_exhausted,
                             struct error *err);

struct planned_day {
    struct date date;
    int64_t n_lists, n_sessions; /* requests */
};

struct ingest_plan {
    struct planned_day *days; /* in the order of the run */
    size_t n_days;
    int64_t n_lists, n_sessions; /* of all days */

    /* Months whose page did not come, each a list page itself: what they are thought to have, as
     * those that came have it. ABSENT when none did. */
    const struct walk_gap *missing;
    size_t n_missing;
    int64_t n_expected_days, n_expected_sessions;

    /* With what is expected of them. */
    int64_t seconds;       /* that the rates alone make it take */
    int64_t n_over_budget; /* lists that today's budget does not reach */
    int64_t n_work_days;   /* on how many days something is asked for, today's included */
    int64_t done_at;       /* UTC; when all is asked for, at the earliest; ABSENT: nothing is */
};

/* What the days of a run would take, and the gaps of the walk that found them (all zero when none
 * did); nothing is asked for. In the run's arena. */
int ingest_plan_make(const struct ingest_days *ingesting, const struct day_walk *walk,
                     const char *slug, struct ingest_plan *ret_plan, struct error *err);

/* Is there nothing to do? */
bool ingest_plan_is_empty(const struct ingest_plan *plan);

/* On how many days n list pages can be asked for, `limit` a day of which `used` are spent today; at
 * least as many as the seconds take. A limit of 0 means none. */
int64_t ingest_plan_work_days(int64_t n, int64_t used, int64_t limit, int64_t seconds);

#endif
