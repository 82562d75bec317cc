/*
 * Names of zones: what a track's zone may be called, and what was meant by another word.
 */
#ifndef TRACKSIDE_ZONE_NAMES_H
#define TRACKSIDE_ZONE_NAMES_H

#include "trackside/zone.h"

/* The release of the system's zone data, "2025b"; NULL where it does not say. In the arena. */
const char *zone_data_release(struct arena *arena);

/* The zone most like a mistyped name, or NULL. In the arena. */
const char *zone_suggest(const char *name, struct arena *arena);

/*
 * Open the zone that a store has for a track; NULL name: unknown, and *ret_zone is NULL. A zone
 * that this system lacks is ERROR_FAILED, never UTC: the sentence names the track, the zone and
 * what there is to do.
 */
int zone_open_of_track(const char *slug, const char *name, struct arena *arena,
                       const struct zone **ret_zone, struct error *err);

#endif
