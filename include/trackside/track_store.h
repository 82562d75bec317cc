/*
 * Tracks as the user added them, in mirror.db: the user's own facts.
 *
 * Every function takes the open mirror.db. Moments are UTC seconds.
 */
#ifndef TRACKSIDE_TRACK_STORE_H
#define TRACKSIDE_TRACK_STORE_H

#include "trackside/db.h"
#include "trackside/zone.h"

struct stored_track {
    const char *slug;
    const char *name;     /* the user's, else the page's; NULL while neither is known */
    const char *timezone; /* IANA name; NULL while unknown */
    int64_t added_at;
    bool is_followed; /* a put leaves it as it is */
};

enum {
    TRACK_STORE_NONE = 1,
};

/*
 * Add a track or change it; a NULL name or zone leaves what is there, and added_at of a track
 * that is there says when it was changed. `name_is_users` is false
 * for a name taken from a page, which never replaces the user's own. *ret_change may be NULL.
 */
int track_store_put(struct db *db, const struct stored_track *track, bool name_is_users,
                    enum db_change *ret_change, struct error *err);
int track_store_find(struct db *db, const char *slug, struct arena *arena,
                     struct stored_track *ret_track, struct error *err);

/*
 * Does a page that calls its track `name` speak against being one of `slug`? 0, with another name
 * that a page of `slug` had, or another track that is called so while nothing is known of `slug`;
 * TRACK_STORE_NONE when nothing does. A name that the user gave tells nothing.
 */
int track_store_find_clash(struct db *db, const char *slug, const char *name, struct arena *arena,
                           struct stored_track *ret_other, struct error *err);

/*
 * The zone of a track; NULL while it is unknown, as is that of a track nobody noted. ERROR_FAILED
 * for one that this system lacks (zone_names.h).
 */
int track_store_open_zone(struct db *db, const char *slug, struct arena *arena,
                          const struct zone **ret_zone, struct error *err);

/*
 * Follow a track that is there from a moment on, or (ABSENT) no longer. TRACK_STORE_NONE when it
 * was so already, or there is no such track.
 */
int track_store_follow(struct db *db, const char *slug, int64_t at, struct error *err);

/* No longer note a track; its pages stay. TRACK_STORE_NONE when it was not noted. */
int track_store_remove(struct db *db, const char *slug, struct error *err);

/* By slug. */
int track_store_list(struct db *db, struct arena *arena, const struct stored_track **ret_tracks,
                     size_t *ret_n, struct error *err);

#endif
