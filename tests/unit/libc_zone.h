/*
 * Another reader of zones, to hold ours against: the C library's, which knows one zone at a time,
 * that of TZ.
 */
#ifndef LIBC_ZONE_H
#define LIBC_ZONE_H

#include "trackside/zone.h"

#include <time.h>

/* From now on the library is asked about this zone: a name, or a rule. NULL: of nowhere. */
void libc_zone_enter(const char *tz);

/* What the clocks show at a moment. */
struct tm libc_zone_at(int64_t utc);

/* zone_to_utc, of seconds on the local clock. */
enum zone_fit libc_zone_to_utc(int64_t local_seconds, int64_t *ret_utc, int *ret_offset);

#endif
