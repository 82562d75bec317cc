/* How the site's list differs from the store. */
#include "trackside/discover_range.h"

#include <stdlib.h>
#include <string.h>

struct discover_drift discover_drift_by_count(int64_t n_listed, int64_t n_stored)
{
    return (struct discover_drift){
        .n_new = n_listed > n_stored ? n_listed - n_stored : 0,
        .n_removed = n_stored > n_listed ? n_stored - n_listed : 0,
    };
}

static int compare_ids(const void *a, const void *b)
{
    const char *const *x = a;
    const char *const *y = b;

    return strcmp(*x, *y);
}

static void sort(const char **ids, size_t n)
{
    if (n > 1)
        qsort(ids, n, sizeof(ids[0]), compare_ids);
}

struct discover_drift discover_drift_by_id(const char **listed, size_t n_listed,
                                           const char **stored, size_t n_stored, size_t n_skipped)
{
    struct discover_drift drift = {0};
    size_t i = 0, k = 0;

    sort(listed, n_listed);
    sort(stored, n_stored);
    while (i < n_listed || k < n_stored) {
        int order = i == n_listed ? 1 : k == n_stored ? -1 : strcmp(listed[i], stored[k]);

        drift.n_new += order < 0;
        drift.n_removed += order > 0;
        i += order <= 0;
        k += order >= 0;
    }
    drift.n_removed -= (int64_t)n_skipped < drift.n_removed ? (int64_t)n_skipped : drift.n_removed;
    return drift;
}
