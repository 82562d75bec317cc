/*
 * Texts and a number for each, found again in constant time.
 */
#ifndef TRACKSIDE_TEXT_INDEX_H
#define TRACKSIDE_TEXT_INDEX_H

#include "trackside/arena.h"

struct text_index_slot {
    const char *text; /* NULL: free */
    size_t number;
};

/* All zero: empty. */
struct text_index {
    struct text_index_slot *slots;
    size_t n_slots; /* a power of two, or 0 */
    size_t n;
};

/* The number of a text: `number`, unless it has one already. The text is borrowed. */
size_t *text_index_put(struct text_index *index, const char *text, size_t number,
                       struct arena *arena);

/* NULL when it has none. */
const size_t *text_index_find(const struct text_index *index, const char *text);

#endif
