/*
 * Names of zones. A track's zone is a place, AREA/CITY, since only a place tells when its clocks
 * are changed: an abbreviation (EST), an offset (Etc/GMT+10) or a placeholder (Factory) is none,
 * though the zone data have files under such names. An old name (US/Eastern) stands for today's.
 */
#ifndef TRACKSIDE_ZONE_NAMES_H
#define TRACKSIDE_ZONE_NAMES_H

#include "trackside/zone.h"

/* The release of the system's zone data, "2025b"; NULL where it does not say. In the arena. */
const char *zone_data_release(struct arena *arena);

/*
 * The zone that somebody means by a word, by today's name; in the arena. ERROR_USAGE for what is
 * no zone of a track: the sentence says why, and names those that may be meant, with clocks as they
 * are `now`.
 */
int zone_choose(const char *word, int64_t now, struct arena *arena, const char **ret_name,
                struct error *err);

/*
 * Today's name of a zone that is stored, the name itself as long as it holds; NULL for what is no
 * zone of a track. Where the zone data do not say which names are old, every place is today's.
 */
const char *zone_today(const char *name, struct arena *arena);

/*
 * Open the zone that a store has for a track; NULL name: unknown, and *ret_zone is NULL. A zone
 * that this system lacks is ERROR_FAILED, never UTC: the sentence names the track and the zone, the
 * hint today's name. An old name that the system has is as good as a new one.
 */
int zone_open_of_track(const char *slug, const char *name, struct arena *arena,
                       const struct zone **ret_zone, struct error *err);

#endif
