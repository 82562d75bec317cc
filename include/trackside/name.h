/*
 * What becomes a name: of a file, of a row, of a part of an address. Whatever comes from outside
 * (a manifest, an archive, a line of NDJSON, a row of somebody's database) is held against these
 * rules when it comes in, and again where a file name is made of it.
 */
#ifndef TRACKSIDE_NAME_H
#define TRACKSIDE_NAME_H

#include "trackside/bytes.h"

#include <stdbool.h>

enum {
    NAME_SLUG_MAX = 63,  /* bytes; a label of a host name */
    NAME_ID_MAX = 20,    /* digits */
    NAME_FILE_MAX = 200, /* bytes, so that there is room for an ending */
};

/* A track's slug: small letters, digits and inner hyphens. */
bool name_is_slug(struct bytes text);

/* A number that the site gave to a session, a race or an event: digits. */
bool name_is_id(struct bytes text);

/* A file in a directory that is given: no path, nothing hidden, no blank, no control character, not
 * to be taken for an option. */
bool name_is_file(struct bytes text);

#endif
