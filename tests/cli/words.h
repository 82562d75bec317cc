/* Words of a line, and signs of comparison. */
#ifndef TRACKSIDE_TESTS_WORDS_H
#define TRACKSIDE_TESTS_WORDS_H

#include "trackside/arena.h"

#include <stdint.h>

/*
 * The next word, NULL at the end; *rest moves behind it. Blanks part words; a word or a part of one
 * in '...' or "..." may hold them.
 */
const char *word_take(const char **rest, struct arena *arena);

/* Is the next word this one? Then take it. */
bool word_take_if(const char **rest, const char *wanted, struct arena *arena);

/* A whole number as the next word. */
bool word_take_number(const char **rest, int64_t *ret_number, struct arena *arena);

/* Every `before` replaced; the text itself when there is none. */
const char *text_replace(const char *text, const char *before, const char *after,
                         struct arena *arena);

/* = != < <= > >= between two numbers; without a sign in the text it is =. */
struct comparison {
    const char *sign;
    int64_t number;
};
bool comparison_read(const char *text, struct comparison *ret_comparison, struct arena *arena);
bool comparison_is_sign(const char *word);
bool comparison_holds(const char *sign, int64_t found, int64_t wanted);

#endif
