/* Named characters of HTML that names of people are written with. */
#ifndef TRACKSIDE_SCRUB_ENTITY_H
#define TRACKSIDE_SCRUB_ENTITY_H

#include "trackside/bytes.h"

#include <stdint.h>

/* "eacute" gives U+00E9; 0 for a name that is not known. */
int32_t entity_character(struct bytes name);

#endif
