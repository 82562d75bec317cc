/* How long a server asks to be left alone: the Retry-After header. */
#ifndef TRACKSIDE_HTTP_RETRY_AFTER_H
#define TRACKSIDE_HTTP_RETRY_AFTER_H

#include "trackside/number.h"

enum {
    RETRY_AFTER_MAX_S = 24 * 60 * 60, /* beyond it the header is taken for a mistake */
};

/*
 * Seconds from now, of a count of seconds or an HTTP date. `date` is the same answer's Date
 * header, so that a wrong clock on either side does no harm; NULL or unreadable: `now_utc` counts.
 * Negative or past is 0. NULL, unreadable or absurd is ABSENT.
 */
int64_t retry_after_read(const char *value, const char *date, int64_t now_utc);

#endif
