/*
 * A text as characters, each with the bytes it is written in, so that "O&#39;Brien", "O\'Brien"
 * and "O%27Brien" are all read as O'Brien and can be changed where they stand.
 */
#ifndef TRACKSIDE_SCRUB_READING_H
#define TRACKSIDE_SCRUB_READING_H

#include "trackside/arena.h"

#include <stdint.h>

/* How a character is written. */
enum spelling {
    SPELLING_PLAIN,   /* UTF-8 */
    SPELLING_BYTE,    /* one byte that is no UTF-8, taken as Latin-1 */
    SPELLING_DECIMAL, /* &#233; and &eacute; */
    SPELLING_HEX,     /* &#xE9; */
    SPELLING_ESCAPE,  /* \' \/ \n */
    SPELLING_X,       /* \xe9 */
    SPELLING_U,       /* \u00e9, also \u{e9} */
    SPELLING_PERCENT, /* %C3%A9 */
    SPELLING_NESTED,  /* one in the other: &amp;eacute; */
};

struct sign {
    int32_t character;
    enum spelling spelling;
    size_t begin, end; /* its bytes */
};

struct reading {
    struct bytes text;
    struct sign *signs;
    size_t n;
};

enum {
    READING_MAX_DEPTH = 3,
};

/*
 * Read a text, undoing escapes `depth` times (0: none). In the arena. False when the last time
 * found nothing to undo, so that the reading is that of depth - 1.
 */
bool reading_make(struct bytes text, int depth, struct arena *arena, struct reading *ret_reading);

#endif
