/*
 * The zone of a track, and the UTC columns that follow from it.
 */
#ifndef TRACKSIDE_TRACK_ZONE_H
#define TRACKSIDE_TRACK_ZONE_H

#include "trackside/db.h"
#include "trackside/track_store.h"

/*
 * Before a day of the track is written, in its transaction: rows that were stored under another
 * zone, or none, are brought up to the one the user gave. So a zone that was noted by a process
 * that died before it reached the rows counts as one given in time. Does nothing where it has done
 * so.
 */
int track_zone_follow(struct db *race_db, const struct stored_track *track, struct arena *arena,
                      struct error *err);

#endif
