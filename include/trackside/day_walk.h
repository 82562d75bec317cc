/*
 * The practice days of a range, as the site's month pages list them: for commands that do
 * something with each. A range may be as long as the track's history; it is asked for in pieces
 * that discovery takes, newest first.
 */
#ifndef TRACKSIDE_DAY_WALK_H
#define TRACKSIDE_DAY_WALK_H

#include "trackside/calendar.h"
#include "trackside/mirror.h"
#include "trackside/task.h"

struct walk_day {
    struct date date;
    int64_t n_sessions; /* as the month page lists it; ABSENT when it does not say */
};

/* A month that could not be had, or not be read. */
struct walk_gap {
    struct date month; /* day 0 */
    struct error error;
};

struct day_walk {
    struct date from, to;  /* the range walked: `to` is today at the latest */
    bool is_cut;           /* it was asked for beyond today */
    struct walk_day *days; /* with practice, newest first */
    size_t n_days;
    struct walk_gap *gaps;
    size_t n_gaps;
    bool is_stale; /* a month page past its time was used */
};

/*
 * Find them; `to` absent: until today. Months that fail are gaps and no error, also those that a
 * rate, the budget or the deadline kept from being asked for. ERROR_USAGE for a range that is
 * inverted or begins after today; when no month at all could be had, the reason of the first.
 * Needs the stores open for writing. Everything lives in the arena.
 */
int day_walk_find(struct task *task, struct arena *arena, struct mirror *mirror, const char *slug,
                  struct date from, struct date to, struct day_walk *ret_walk, struct error *err);

#endif
