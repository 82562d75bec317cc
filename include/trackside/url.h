/*
 * The parts of an address, as far as they are needed here: http, https and relative ones.
 */
#ifndef TRACKSIDE_URL_H
#define TRACKSIDE_URL_H

#include "trackside/arena.h"

/* Slices of the address given; a part that is not there is empty. */
struct url {
    struct bytes scheme; /* "http", "https", in any case */
    struct bytes host;   /* IPv6 with its brackets; empty in a relative address */
    struct bytes port;   /* digits */
    struct bytes path;   /* begins with a slash unless empty */
    struct bytes query;  /* without its question mark */
};

/*
 * Take an address apart: "https://host:port/path?query#fragment", "//host/path", "/path?query" or
 * "?query". False for anything else: other schemes, user names, blanks, control characters.
 */
bool url_split(struct bytes address, struct url *ret_url);

/* Undo percent-encoding and `+`. False for a stray percent sign. */
bool url_decode(struct bytes part, struct arena *arena, struct bytes *ret_decoded);

/* A copy with ASCII letters in lower case. */
const char *url_lower(struct bytes part, struct arena *arena);

/* Letters, digits, hyphens and dots, or an IPv6 address in brackets. */
bool url_host_is_valid(struct bytes host);

#endif
