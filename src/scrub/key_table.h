/* Things by the keys of their tokens. */
#ifndef TRACKSIDE_SCRUB_KEY_TABLE_H
#define TRACKSIDE_SCRUB_KEY_TABLE_H

#include "trackside/arena.h"

struct key_slot;

struct key_table {
    struct arena *arena;
    struct key_slot *slots;
    size_t n_slots; /* a power of two */
    size_t n;
};

void key_table_init(struct key_table *table, struct arena *arena);

/* NULL when there is none. */
void *key_table_find(const struct key_table *table, const char *key);

/* Where the value of a key is kept, NULL at first. Key and value are borrowed. */
void **key_table_at(struct key_table *table, const char *key);

#endif
