/* Signs of comparison; words themselves are words.h of base. */
#ifndef TRACKSIDE_TESTS_WORDS_H
#define TRACKSIDE_TESTS_WORDS_H

#include "trackside/words.h"

/* = != < <= > >= between two numbers; without a sign in the text it is =. */
struct comparison {
    const char *sign;
    int64_t number;
};
bool comparison_read(const char *text, struct comparison *ret_comparison, struct arena *arena);
bool comparison_is_sign(const char *word);
bool comparison_holds(const char *sign, int64_t found, int64_t wanted);

#endif
