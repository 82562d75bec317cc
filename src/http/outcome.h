/* What libcurl's result codes mean to us: its errors are translated here and nowhere else. */
#ifndef TRACKSIDE_HTTP_OUTCOME_H
#define TRACKSIDE_HTTP_OUTCOME_H

#include "trackside/http.h"

#include <curl/curl.h>

struct outcome {
    enum http_outcome outcome;
    const char *problem; /* one clause for people */
    bool explain;        /* libcurl's own words add something to the clause */
};

/*
 * The meaning of a result other than CURLE_OK. `begun` is whether a line of an answer had come:
 * the same reset is "unreachable" before that and "cut short" after. `os_error` is the errno of
 * a failed connection, 0 when unknown.
 */
struct outcome outcome_of(CURLcode code, bool begun, long os_error);

#endif
