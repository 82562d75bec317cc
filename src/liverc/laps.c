/*
 * A growing list of laps.
 */
#include "laps.h"

#include <stdlib.h>

void laps_add(struct laps *laps, struct arena *arena, struct practice_lap lap)
{
    laps->items = arena_grow(arena, laps->items, laps->n, sizeof(*laps->items));
    laps->items[laps->n++] = lap;
}

static int compare_numbers(const void *a, const void *b)
{
    const struct practice_lap *one = a, *other = b;
    return (one->number > other->number) - (one->number < other->number);
}

void laps_sort(struct laps *laps)
{
    if (laps->n > 1)
        qsort(laps->items, laps->n, sizeof(*laps->items), compare_numbers);
}

const struct practice_lap *laps_find(const struct laps *laps, int64_t number)
{
    struct practice_lap wanted = {.number = number};
    if (laps->n == 0)
        return NULL;
    return bsearch(&wanted, laps->items, laps->n, sizeof(wanted), compare_numbers);
}
