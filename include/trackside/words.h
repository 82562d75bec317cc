/*
 * Words of a line that a person wrote: for small languages such as that of the faults of a fixture
 * server.
 */
#ifndef TRACKSIDE_WORDS_H
#define TRACKSIDE_WORDS_H

#include "trackside/arena.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The next word, NULL at the end; *rest moves behind it. Blanks part words; a word or a part of one
 * in '...' or "..." may hold them.
 */
const char *word_take(const char **rest, struct arena *arena);

/* Is the next word this one? Then take it. */
bool word_take_if(const char **rest, const char *wanted, struct arena *arena);

/* A whole number as the next word; *rest stays where it is when it is none. */
bool word_take_number(const char **rest, int64_t *ret_number, struct arena *arena);

/* Every `before` replaced; the text itself when there is none. */
const char *words_replace(const char *text, const char *before, const char *after,
                          struct arena *arena);

#endif
