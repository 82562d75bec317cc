/*
 * What is no secret: the words that every page of the site has, those that classes are made of, the
 * track's own, and what names share with each other (Jnr, van).
 */
#ifndef TRACKSIDE_SCRUB_VOCABULARY_H
#define TRACKSIDE_SCRUB_VOCABULARY_H

#include "key_table.h"
#include "token.h"

#include "trackside/scrub.h"

struct vocabulary {
    struct arena *arena;
    struct key_table words;
    struct tokens *texts; /* for phrases */
    size_t n_texts;
};

void vocabulary_init(struct vocabulary *vocabulary, struct arena *arena);

/* The words of a page outside its slots. */
void vocabulary_add_page(struct vocabulary *vocabulary, struct bytes page);
void vocabulary_add_text(struct vocabulary *vocabulary, const char *text);

bool vocabulary_has(const struct vocabulary *vocabulary, const char *key);

/* Do these tokens stand somewhere side by side, with the same gaps? */
bool vocabulary_has_phrase(const struct vocabulary *vocabulary, const struct tokens *phrase);

/* Suffixes and particles, which many names have: "jnr", "iii", "van". */
bool vocabulary_is_common_in_names(const char *key);

/* "buggy", "nitro", "open", "mod": found in classes everywhere. */
bool vocabulary_is_common_in_classes(const char *key);

#endif
