/* A hash table with open addressing, at most half full. */
#include "text_index.h"

#include <stdint.h>
#include <string.h>

enum {
    FIRST_SLOTS = 64,
};

/* FNV-1a, 64 bits. */
static uint64_t hash(const char *text)
{
    uint64_t h = 14695981039346656037u;

    for (; *text != '\0'; text++)
        h = (h ^ (unsigned char)*text) * 1099511628211u;
    return h;
}

/* Where it stands, or would. */
static struct text_index_slot *slot_of(const struct text_index *index, const char *text)
{
    size_t at = (size_t)hash(text) & (index->n_slots - 1);

    while (index->slots[at].text != NULL && strcmp(index->slots[at].text, text) != 0)
        at = (at + 1) & (index->n_slots - 1);
    return &index->slots[at];
}

static void grow(struct text_index *index, struct arena *arena)
{
    struct text_index larger = {.n_slots = index->n_slots == 0 ? FIRST_SLOTS : 2 * index->n_slots,
                                .n = index->n};

    larger.slots = arena_new_array(arena, larger.n_slots, struct text_index_slot);
    for (size_t i = 0; i < index->n_slots; i++)
        if (index->slots[i].text != NULL)
            *slot_of(&larger, index->slots[i].text) = index->slots[i];
    *index = larger;
}

size_t *text_index_put(struct text_index *index, const char *text, size_t number,
                       struct arena *arena)
{
    struct text_index_slot *slot;

    if (2 * (index->n + 1) > index->n_slots)
        grow(index, arena);
    slot = slot_of(index, text);
    if (slot->text == NULL) {
        *slot = (struct text_index_slot){.text = text, .number = number};
        index->n++;
    }
    return &slot->number;
}

const size_t *text_index_find(const struct text_index *index, const char *text)
{
    const struct text_index_slot *slot;

    if (index->n_slots == 0)
        return NULL;
    slot = slot_of(index, text);
    return slot->text != NULL ? &slot->number : NULL;
}
