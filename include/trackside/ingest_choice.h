/*
 * Which practice days an ingest is about: one that is named, all of a range that the site lists, or
 * stored ones that drifted.
 */
#ifndef TRACKSIDE_INGEST_CHOICE_H
#define TRACKSIDE_INGEST_CHOICE_H

#include "trackside/ingest_days.h"

struct ingest_choice {
    const char *slug;
    struct date date;     /* one day; absent: a range, or what drifted */
    struct date from, to; /* a range; `to` absent: until today */
    bool is_drifted;      /* the days that drifted */
    bool is_list_only;    /* their lists alone */
    bool is_dry;          /* nothing is going to be written, and of a long range little asked */
    bool goes_on;         /* days that need nothing are passed over, not written again */

    /* what was found */
    struct day_walk walk; /* of a range */
    int64_t n_set_aside;  /* days of the range that the user put away; they are not taken in */
};

/*
 * Add the days to a run whose mirror is open, newest first. A day that is named and was forgotten
 * is wanted again, and the listener is told; one that is archived is ERROR_FAILED. Month pages of a
 * range are asked for as day_walk_find does, or day_walk_look when nothing is to be written.
 */
int ingest_choose(struct ingest_days *ingesting, struct ingest_choice *choice, struct error *err);

/* The same for the days of choice->walk from `first` on. */
int ingest_choose_days(struct ingest_days *ingesting, struct ingest_choice *choice, size_t first,
                       struct error *err);

#endif
