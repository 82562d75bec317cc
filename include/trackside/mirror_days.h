/*
 * Pages of tracks into mirror.db, day by day, nothing ingested. What fails is noted and passed
 * over: a day's failure stops no other day, a track's no other track.
 */
#ifndef TRACKSIDE_MIRROR_DAYS_H
#define TRACKSIDE_MIRROR_DAYS_H

#include "trackside/day_walk.h"

enum mirror_days_status {
    MIRRORING_COMPLETED, /* every page asked for is stored */
    MIRRORING_PARTIAL,   /* some are missing */
    MIRRORING_FAILED,    /* none could be had: no month of the track, no list of the day */
};

struct mirrored_day {
    const char *slug;
    struct date date;
    enum mirror_days_status status;
    struct mirror_day pages;
    struct error failure; /* the first; code 0 when completed */
};

struct mirrored_track {
    const char *slug;
    enum mirror_days_status status;
    struct day_walk walk;
    struct mirrored_day *days; /* newest first */
    size_t n_days;
    int64_t n_incomplete; /* days that are partial or failed, or were not come to, and gaps */
    struct error failure; /* the first; code 0 when completed */
    struct error stopped; /* why no more was asked for; code 0 when all days were come to */
    struct mirror_budget budget; /* what the run left of it */
};

struct mirror_days {
    struct task *task;
    struct arena *arena; /* where everything of this run is allocated */
    struct mirror *mirror;
    struct date from, to; /* either may be absent: the last MIRRORING_DAYS until today */
    struct mirrored_track *tracks;
    size_t n_tracks;

    /* Told of each track's range before its days are asked for, and of each day the moment it
     * ended; NULL: nobody. */
    void (*range_known)(void *listener, const struct mirrored_track *track);
    int (*day_ended)(void *listener, const struct mirrored_day *day, struct error *err);
    void *listener;
};

enum {
    MIRRORING_DAYS = 7, /* before today, when it is not said from when */
};

/* Add a track, or all that are followed when slug is NULL: ERROR_NOT_FOUND when there is none. */
int mirror_days_choose(struct mirror_days *mirroring, const char *slug, struct error *err);

/* Mirror the tracks; `slug` of each is set. Negative only for what ends the whole run: the user,
 * the databases, a bad range. */
int mirror_days_run(struct mirror_days *mirroring, struct error *err);

const char *mirror_days_status_name(enum mirror_days_status status);

#endif
