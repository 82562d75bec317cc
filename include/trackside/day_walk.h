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
    struct date month;  /* day 0 */
    struct error error; /* code 0: it was not asked for */
};

struct day_walk {
    struct date from, to;  /* the range walked: `to` is today at the latest */
    bool is_cut;           /* it was asked for beyond today */
    struct walk_day *days; /* with practice, newest first */
    size_t n_days;
    struct walk_gap *gaps;
    size_t n_gaps;
    bool is_stale;         /* a month page past its time was used */
    size_t n_months_known; /* months whose days are there, if they have any */

    /* Of one that goes month by month. */
    const struct date *months; /* day 0, newest first; those that the site does not rule out */
    size_t n_months;
};

/*
 * Find them; `to` absent: until today. Months that fail are gaps and no error, also those that a
 * rate, the budget or the deadline kept from being asked for. ERROR_USAGE for a range that is
 * inverted or begins after today; when no month at all could be had, the reason of the first.
 * Needs the stores open for writing. Everything lives in the arena.
 */
int day_walk_find(struct task *task, struct arena *arena, struct mirror *mirror, const char *slug,
                  struct date from, struct date to, struct day_walk *ret_walk, struct error *err);

/*
 * The same month by month: which months there are, from the one page that lists them all. It is
 * asked for when it is due, and no other is, unless the site has no page of the newest month.
 * Errors as day_walk_find; the reason when no page could be had.
 */
int day_walk_begin(struct task *task, struct arena *arena, struct mirror *mirror, const char *slug,
                   struct date from, struct date to, struct day_walk *ret_walk, struct error *err);

enum walk_use {
    WALK_ASK,    /* month pages are asked for when they are due */
    WALK_STORED, /* they are taken as stored */
};

/* Add the days of one of walk->months, or a gap. */
int day_walk_month(struct task *task, struct arena *arena, struct mirror *mirror, const char *slug,
                   struct day_walk *walk, struct date month, enum walk_use use, struct error *err);

/* The days of all months that are known without asking for more than day_walk_begin does; of a
 * range that discovery takes at once, those of day_walk_find. */
int day_walk_look(struct task *task, struct arena *arena, struct mirror *mirror, const char *slug,
                  struct date from, struct date to, struct day_walk *ret_walk, struct error *err);

#endif
