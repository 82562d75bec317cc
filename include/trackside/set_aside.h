/*
 * Days that the user put away: archived into a file beside race.db, or forgotten. A fact of the
 * user's, in mirror.db, so that `rebuild` does not bring them back.
 *
 * Every function takes the open mirror.db.
 */
#ifndef TRACKSIDE_SET_ASIDE_H
#define TRACKSIDE_SET_ASIDE_H

#include "trackside/calendar.h"
#include "trackside/db.h"

struct set_aside_day {
    const char *track_slug;
    struct date date;
    const char *archive; /* the file that has its rows, without its folder; NULL: forgotten */
    int64_t at;
};

/* In the caller's transaction, or a commit of its own. Replaces what was said of the day before. */
int set_aside_put(struct db *db, const struct set_aside_day *day, struct error *err);

/* It is an ordinary day again. */
int set_aside_remove(struct db *db, const char *track_slug, struct date date, struct error *err);

/* Those of a track (NULL: all), or one day of it (date absent: all), newest first; in the arena. */
int set_aside_list(struct db *db, const char *track_slug, struct date date, struct arena *arena,
                   const struct set_aside_day **ret_days, size_t *ret_n, struct error *err);

#endif
