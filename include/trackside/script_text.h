/*
 * Texts of a script.
 */
#ifndef TRACKSIDE_SCRIPT_TEXT_H
#define TRACKSIDE_SCRIPT_TEXT_H

#include "trackside/arena.h"

/*
 * What stands between two quotes, NUL-terminated. Escapes that are no character become U+FFFD and
 * are added to *n_replaced.
 */
const char *script_decode(struct bytes text, struct arena *arena, size_t *n_replaced);

#endif
