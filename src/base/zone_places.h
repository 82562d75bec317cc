/*
 * Where clocks show something today: the places of an abbreviation, and those of an offset.
 */
#ifndef TRACKSIDE_ZONE_PLACES_H
#define TRACKSIDE_ZONE_PLACES_H

#include "zone_table.h"

#include <stdint.h>

/* What clocks show at some time of the year that begins `now`. */
struct zone_sight {
    const char *abbreviation; /* "AEST", in any case; NULL: any */
    const char *second;       /* "AEDT": clocks show this one too; NULL: never mind */
    int offset;               /* without an abbreviation: seconds east of UTC */
};

/*
 * The places whose clocks show it, the largest ones first, as the end of a sentence: "Asia/Tokyo",
 * "Australia/Adelaide or Australia/Darwin", "America/New_York, America/Toronto, America/Iqaluit,
 * America/Detroit or another place". In the arena; NULL when there is none.
 */
const char *zone_places_with(const struct zone_table *table, const struct zone_sight *sight,
                             int64_t now, struct arena *arena);

#endif
