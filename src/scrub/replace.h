/* A page with everything in the lexicon replaced, in one reading of it. */
#ifndef TRACKSIDE_SCRUB_REPLACE_H
#define TRACKSIDE_SCRUB_REPLACE_H

#include "lexicon.h"

/* Where the first of those found stands, and what it is. */
struct replaced {
    size_t n[SCRUB_N_KINDS];
    size_t n_all;
    size_t first_at; /* byte */
    enum scrub_kind first_kind;
};

/*
 * Undo escapes `depth` times, replace, and write what was replaced in the spelling it had. False
 * when there was nothing to undo at that depth: then nothing is done. *ret_text is in the arena, or
 * the text itself when nothing was found; *replaced is added to.
 */
bool replace_all(const struct lexicon *lexicon, struct bytes text, int depth, struct arena *arena,
                 struct bytes *ret_text, struct replaced *replaced);

#endif
