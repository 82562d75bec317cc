/*
 * A track's time zone: from the clock on its wall to UTC, by the system's zone data.
 * The laptop's own zone has no influence. Not safe beside other threads that ask for
 * local time: call from the main thread.
 */
#ifndef TRACKSIDE_ZONE_H
#define TRACKSIDE_ZONE_H

#include "trackside/arena.h"
#include "trackside/calendar.h"

enum zone_fit {
    ZONE_EXACT,
    ZONE_AMBIGUOUS,  /* the clock showed it twice (autumn): the first, summer-time reading is given
                      */
    ZONE_IMPOSSIBLE, /* the clock skipped it (spring): read by the rule that holds afterwards */
};

/* The flag stored beside a time: NULL when exact, "ambiguous", "impossible". */
const char *zone_fit_name(enum zone_fit fit);

/* The release of the system's zone data, "2025b"; NULL where it does not say. In the arena. */
const char *zone_data_release(struct arena *arena);

/* Is there such an IANA zone ("Australia/Sydney") in the system's zone data? */
bool zone_exists(const char *name);

/* The zone most like a mistyped name, or NULL. In the arena. */
const char *zone_suggest(const char *name, struct arena *arena);

/*
 * UTC seconds of a local time in an existing zone, and the offset from UTC then, in
 * seconds east. The zone must exist.
 */
enum zone_fit zone_to_utc(const char *name, struct local_time local, int64_t *ret_utc,
                          int *ret_offset);

/* The wall clock in an existing zone at a UTC moment. */
struct local_time zone_from_utc(const char *name, int64_t utc);

#endif
