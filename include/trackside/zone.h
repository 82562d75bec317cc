/*
 * A time zone: from the clock on a track's wall to UTC, and back, by the system's zone data. The
 * laptop's own zone has no influence, and nothing is kept between calls: a zone that was opened
 * does not change and may be asked by any number of threads.
 */
#ifndef TRACKSIDE_ZONE_H
#define TRACKSIDE_ZONE_H

#include "trackside/arena.h"
#include "trackside/calendar.h"
#include "trackside/error.h"

struct zone;

enum zone_fit {
    ZONE_EXACT,
    ZONE_AMBIGUOUS,  /* the clock showed it twice (autumn): the first, summer-time reading is given
                      */
    ZONE_IMPOSSIBLE, /* the clock skipped it (spring): read by the rule that holds afterwards */
};

/* The flag stored beside a time: NULL when exact, "ambiguous", "impossible". */
const char *zone_fit_name(enum zone_fit fit);

/*
 * Where the zone data are, if not in /usr/share/zoneinfo; NULL and "": there. Called once, before
 * any other thread is started; the text is kept as it is.
 */
void zone_set_directory(const char *directory);
const char *zone_directory(void);

/*
 * Open a zone by its IANA name ("Australia/Sydney"); it lives in the arena. ERROR_NOT_FOUND where
 * the zone data do not have it or it is the name of none, ERROR_FAILED for a damaged file.
 */
int zone_open(const char *name, struct arena *arena, const struct zone **ret_zone,
              struct error *err);

/* The same, from the bytes of its file (TZif), which may be anything. */
int zone_read(const char *name, struct bytes file, struct arena *arena,
              const struct zone **ret_zone, struct error *err);

/* Can it be opened? */
bool zone_exists(const char *name);

const char *zone_name(const struct zone *zone);

/*
 * UTC seconds of a local time, and the offset from UTC then, in seconds east. An absent time gives
 * ABSENT and 0.
 */
enum zone_fit zone_to_utc(const struct zone *zone, struct local_time local, int64_t *ret_utc,
                          int *ret_offset);

/* The wall clock at a UTC moment; absent before 1970 and after 9999. */
struct local_time zone_from_utc(const struct zone *zone, int64_t utc);

/* What the clocks are set to at a moment: seconds east of UTC, and how that is called ("AEST"). */
int zone_offset(const struct zone *zone, int64_t utc);
const char *zone_abbreviation(const struct zone *zone, int64_t utc);

#endif
