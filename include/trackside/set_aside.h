/*
 * Events that the user put away: archived into a file beside race.db, or forgotten. A fact of the
 * user's, in mirror.db, so that `rebuild` does not bring them back.
 *
 * Every function takes the open mirror.db.
 */
#ifndef TRACKSIDE_SET_ASIDE_H
#define TRACKSIDE_SET_ASIDE_H

#include "trackside/calendar.h"
#include "trackside/db.h"

struct set_aside_event {
    const char *source_event_id; /* event_id.h */
    const char *track_slug;
    struct date date;    /* its first day; absent when nothing that was stored told it */
    const char *archive; /* the file that has its rows, without its folder; NULL: forgotten */
    int64_t at;
};

/* In the caller's transaction, or a commit of its own. Replaces what was said of the event before.
 */
int set_aside_put(struct db *db, const struct set_aside_event *event, struct error *err);

/* It is an ordinary event again. */
int set_aside_remove(struct db *db, const char *source_event_id, struct error *err);

/* Those of a track (NULL: all), or one event (NULL: all), newest first; in the arena. */
int set_aside_list(struct db *db, const char *track_slug, const char *source_event_id,
                   struct arena *arena, const struct set_aside_event **ret_events, size_t *ret_n,
                   struct error *err);

#endif
