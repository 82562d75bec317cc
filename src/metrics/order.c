/* Sorting, medians and quartiles. */
#include "order.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;

    return (one > other) - (one < other);
}

int64_t *order_laps(const int64_t *laps_ms, size_t n, struct arena *scratch)
{
    int64_t *sorted;

    if (n == 0)
        return NULL;
    sorted = arena_new_array(scratch, n, int64_t);
    memcpy(sorted, laps_ms, n * sizeof(*sorted));
    qsort(sorted, n, sizeof(*sorted), compare);
    return sorted;
}

wide order_median_twice(const int64_t *sorted, size_t n)
{
    return (wide)sorted[(n - 1) / 2] + sorted[n / 2];
}

wide order_quartile_four_times(const int64_t *sorted, size_t n, int quartile)
{
    size_t quarters = (n - 1) * (size_t)quartile;
    size_t at = quarters / 4;
    size_t next = at + 1 < n ? at + 1 : at;
    int part = (int)(quarters % 4);

    return (wide)sorted[at] * (4 - part) + (wide)sorted[next] * part;
}

int order_compare_wide(const void *a, const void *b)
{
    wide one = *(const wide *)a, other = *(const wide *)b;

    return (one > other) - (one < other);
}

wide order_spread_four_times(const int64_t *sorted, size_t n, struct arena *scratch)
{
    wide median_twice = order_median_twice(sorted, n);
    wide *distances = arena_new_array(scratch, n, wide);

    for (size_t i = 0; i < n; i++) {
        wide distance = 2 * (wide)sorted[i] - median_twice;

        distances[i] = distance < 0 ? -distance : distance;
    }
    qsort(distances, n, sizeof(*distances), order_compare_wide);
    return distances[(n - 1) / 2] + distances[n / 2];
}
