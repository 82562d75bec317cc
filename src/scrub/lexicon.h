/*
 * What is replaced by what: an entry for each word and number of the identities, with its alias,
 * and phrases, in which also words are replaced that alone are left alone.
 */
#ifndef TRACKSIDE_SCRUB_LEXICON_H
#define TRACKSIDE_SCRUB_LEXICON_H

#include "identities.h"
#include "vocabulary.h"

struct entry {
    const char *key; /* of a token */
    enum scrub_kind kind;
    bool is_number;
    bool is_ideograph;
    size_t n_letters;
    bool alone;           /* replaced wherever it stands, as a word of its own */
    bool inside;          /* also within a longer word or number */
    struct entry **parts; /* "obrien": those of "o" and "brien"; "jose": that of "josé"; its alias
                             is made of theirs, without marks if `plain` */
    size_t n_parts;
    bool plain;
    const char *alias; /* folded letters with their marks, or digits; NULL until made */
};

struct phrase {
    enum scrub_kind kind;
    struct tokens tokens;
    const char **gaps;    /* n - 1, as tokens_gap has them */
    struct entry **alias; /* of each token; NULL: it stays */
    const char *whole;    /* in place of the whole phrase, when not NULL */
    bool in_slots_only;   /* it is a phrase of every page too */
    bool any_gap;         /* found whatever punctuation stands between its words */
    struct phrase *next;  /* with the same first key, never longer */
};

struct lexicon {
    struct arena *arena;
    const struct vocabulary *vocabulary;
    struct key_table entries;
    struct entry **sorted; /* by key */
    size_t n_entries;
    struct entry **inside; /* longest first */
    size_t n_inside;
    struct key_table phrases;   /* by first key */
    const struct phrase **full; /* whole identities, for the proof */
    size_t n_full;
};

/* ERROR_CHECK when there are not enough aliases. All lives in the arena. */
int lexicon_make(const struct identities *identities, const struct vocabulary *vocabulary,
                 const struct scrub_options *options, const char *old_slug, struct arena *arena,
                 struct lexicon *ret_lexicon, struct error *err);

/* NULL when the token stays, standing alone. */
const struct entry *lexicon_find(const struct lexicon *lexicon, const char *key);

/* The longest phrase that stands at a token, its gaps heeded, slots not; NULL when none does. */
const struct phrase *lexicon_phrase_at(const struct lexicon *lexicon, const struct tokens *tokens,
                                       size_t index, const struct phrase *after,
                                       struct arena *arena);

#endif
