/*
 * Words and numbers of a reading: runs of letters, runs of digits, and single characters of
 * scripts that part their words by nothing. What is between them are gaps.
 */
#ifndef TRACKSIDE_SCRUB_TOKEN_H
#define TRACKSIDE_SCRUB_TOKEN_H

#include "reading.h"

struct token {
    const char *key; /* folded (character.h), UTF-8: what is compared; never "" */
    bool is_number;
    bool is_ideograph;
    size_t n_letters;  /* characters without marks */
    size_t first, end; /* signs */
};

struct tokens {
    struct reading reading;
    struct token *items;
    size_t n;
};

void tokens_find(const struct reading *reading, struct arena *arena, struct tokens *ret_tokens);

/* Of a plain text, such as a parsed name. */
void tokens_of_text(const char *text, struct arena *arena, struct tokens *ret_tokens);

size_t token_begin_byte(const struct tokens *tokens, size_t index);
size_t token_end_byte(const struct tokens *tokens, size_t index);

/*
 * What stands between a token and the next, with white space squeezed and all apostrophes, dashes
 * and quotes made one. In the arena.
 */
const char *tokens_gap(const struct tokens *tokens, size_t index, struct arena *arena);

#endif
