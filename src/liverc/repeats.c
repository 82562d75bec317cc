/*
 * By sorting, so that a page made of nothing but rows costs little.
 */
#include "repeats.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    const char *id;
    size_t place;
};

static int compare(const void *a, const void *b)
{
    const struct entry *one = a, *other = b;
    int order = strcmp(one->id, other->id);
    return order != 0 ? order : (one->place > other->place) - (one->place < other->place);
}

const bool *repeats_find(const char *const *ids, size_t n, struct arena *scratch)
{
    bool *repeats = arena_new_array(scratch, n + 1, bool);
    struct entry *sorted = arena_new_array(scratch, n + 1, struct entry);
    size_t n_sorted = 0;
    for (size_t i = 0; i < n; i++) {
        if (ids[i] != NULL)
            sorted[n_sorted++] = (struct entry){ids[i], i};
    }
    if (n_sorted > 1)
        qsort(sorted, n_sorted, sizeof(*sorted), compare);
    for (size_t i = 1; i < n_sorted; i++)
        repeats[sorted[i].place] = strcmp(sorted[i].id, sorted[i - 1].id) == 0;
    return repeats;
}
