/*
 * glibc answers one question well: what a clock shows at a moment in UTC. The other way round
 * mktime has to be told whether it is summer time, guesses when it is not, and cannot tell
 * apart two readings where the offset changed without summer time (Moscow in 2014). So only
 * the first question is asked: the offsets in force a day before and a day after give the two
 * moments that can be meant, and each is one if the clock shows the time asked for.
 */
#include "libc_zone.h"

#include <stdlib.h>

enum {
    SECONDS_PER_DAY = 86400,
};

void libc_zone_enter(const char *tz)
{
    if ((tz != NULL ? setenv("TZ", tz, 1) : unsetenv("TZ")) < 0)
        abort();
    tzset();
}

struct tm libc_zone_at(int64_t utc)
{
    time_t moment = (time_t)utc;
    struct tm shown;

    if (localtime_r(&moment, &shown) == NULL)
        abort();
    return shown;
}

static int offset_at(int64_t utc)
{
    return (int)libc_zone_at(utc).tm_gmtoff;
}

enum zone_fit libc_zone_to_utc(int64_t local_seconds, int64_t *ret_utc, int *ret_offset)
{
    int before = offset_at(local_seconds - SECONDS_PER_DAY);
    int after = offset_at(local_seconds + SECONDS_PER_DAY);
    bool fits_before = offset_at(local_seconds - before) == before;
    bool fits_after = offset_at(local_seconds - after) == after;

    *ret_offset = fits_before ? before : after;
    *ret_utc = local_seconds - *ret_offset;
    if (fits_before && fits_after && before != after)
        return ZONE_AMBIGUOUS;
    return fits_before || fits_after ? ZONE_EXACT : ZONE_IMPOSSIBLE;
}
