/*
 * Sorted and then merged, so that no page makes it quadratic.
 */
#include "tally.h"

#include <stdlib.h>
#include <string.h>

static int compare_names(const void *a, const void *b)
{
    const struct tally_entry *one = a, *other = b;
    return strcmp(one->name, other->name);
}

static struct tally merge(struct tally_entry *entries, size_t n)
{
    struct tally tally = {.entries = entries};
    for (size_t i = 0; i < n; i++) {
        struct tally_entry *last = tally.n == 0 ? NULL : &entries[tally.n - 1];
        if (last != NULL && strcmp(last->name, entries[i].name) == 0)
            last->n_laps += entries[i].n_laps;
        else
            entries[tally.n++] = entries[i];
    }
    return tally;
}

struct tally tally_rows(const struct session_row *rows, size_t n_rows, tally_name *name_of,
                        struct arena *scratch)
{
    struct tally_entry *entries = arena_new_array(scratch, n_rows, struct tally_entry);
    size_t n = 0;
    for (size_t i = 0; i < n_rows; i++) {
        const char *name = name_of(&rows[i]);
        if (name != NULL)
            entries[n++] = (struct tally_entry){
                name, rows[i].n_laps > 0 && rows[i].n_laps < INT32_MAX ? rows[i].n_laps : 0};
    }
    if (n > 1)
        qsort(entries, n, sizeof(*entries), compare_names);
    return merge(entries, n);
}

static const char *name_of_session(const struct session_row *row)
{
    return row->session_id;
}

struct tally tally_sessions(const struct session_row *rows, size_t n_rows, struct arena *scratch)
{
    return tally_rows(rows, n_rows, name_of_session, scratch);
}

const struct tally_entry *tally_find(const struct tally *tally, const char *name)
{
    struct tally_entry wanted = {.name = name};
    if (tally->n == 0)
        return NULL;
    return bsearch(&wanted, tally->entries, tally->n, sizeof(wanted), compare_names);
}
