/* Tracks that the user notes: their name, their zone, and whether they are followed. */
#ifndef TRACKSIDE_TRACK_NOTE_H
#define TRACKSIDE_TRACK_NOTE_H

#include "trackside/ingest.h"
#include "trackside/task.h"
#include "trackside/track_store.h"

/*
 * Note a track, or change what is given of it (slug, and name, zone or neither). A zone that is set
 * or corrected rewrites the UTC columns of what is stored: *ret_zone says how many, all 0 without
 * one.
 */
int track_note(struct task *task, const struct stored_track *track, struct ingest_zone *ret_zone,
               struct error *err);

/* Follow a track, which is noted if it is not; or no longer, ERROR_NOT_FOUND when nobody noted it.
 */
int track_follow(struct task *task, const char *slug, struct error *err);
int track_unfollow(struct task *task, struct arena *arena, const char *slug, struct error *err);

/* The zone of a track, as it was noted; NULL while it is not known. In the arena. */
int track_zone_name(struct task *task, struct arena *arena, const char *slug,
                    const char **ret_timezone, struct error *err);

#endif
