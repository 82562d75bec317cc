/* An open hash table in an arena; FNV-1a, at most half full. */
#include "key_table.h"

#include <stdint.h>
#include <string.h>

enum {
    FIRST_SIZE = 256,
};

struct key_slot {
    const char *key; /* NULL: free */
    void *value;
};

static uint64_t hash_of(const char *key)
{
    uint64_t hash = UINT64_C(14695981039346656037);

    for (; *key != '\0'; key++)
        hash = (hash ^ (unsigned char)*key) * UINT64_C(1099511628211);
    return hash;
}

void key_table_init(struct key_table *table, struct arena *arena)
{
    *table = (struct key_table){.arena = arena, .n_slots = FIRST_SIZE};
    table->slots = arena_new_array(arena, FIRST_SIZE, struct key_slot);
}

static struct key_slot *slot_of(const struct key_table *table, const char *key)
{
    size_t i = (size_t)hash_of(key) & (table->n_slots - 1);

    while (table->slots[i].key != NULL && strcmp(table->slots[i].key, key) != 0)
        i = (i + 1) & (table->n_slots - 1);
    return &table->slots[i];
}

static void grow(struct key_table *table)
{
    struct key_table larger = {.arena = table->arena, .n_slots = 2 * table->n_slots};

    larger.slots = arena_new_array(table->arena, larger.n_slots, struct key_slot);
    larger.n = table->n;
    for (size_t i = 0; i < table->n_slots; i++) {
        if (table->slots[i].key != NULL)
            *slot_of(&larger, table->slots[i].key) = table->slots[i];
    }
    *table = larger;
}

void *key_table_find(const struct key_table *table, const char *key)
{
    return slot_of(table, key)->value;
}

void **key_table_at(struct key_table *table, const char *key)
{
    struct key_slot *slot = slot_of(table, key);

    if (slot->key != NULL)
        return &slot->value;
    if (2 * (table->n + 1) > table->n_slots) {
        grow(table);
        slot = slot_of(table, key);
    }
    slot->key = key;
    table->n++;
    return &slot->value;
}
