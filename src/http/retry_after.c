/* Retry-After, read leniently: servers write all of its forms, and some that are none. */
#include "retry_after.h"

#include <curl/curl.h>

static int64_t seconds_until(const char *moment, const char *date, int64_t now_utc)
{
    int64_t then = (int64_t)curl_getdate(moment, NULL);
    int64_t now = date != NULL ? (int64_t)curl_getdate(date, NULL) : -1;

    if (then < 0)
        return ABSENT;
    return then - (now < 0 ? now_utc : now);
}

int64_t retry_after_read(const char *value, const char *date, int64_t now_utc)
{
    int64_t seconds;

    if (value == NULL)
        return ABSENT;
    if (!number_read_int(bytes_from_text(value), &seconds))
        seconds = seconds_until(value, date, now_utc);
    if (is_absent(seconds) || seconds > RETRY_AFTER_MAX_S)
        return ABSENT;
    return seconds < 0 ? 0 : seconds;
}
