/* Sessions that the site no longer lists: kept, and marked. */
#include "trackside/race_removed.h"

#include "race_schema.h"

#include "trackside/cleanup.h"

#include <stdlib.h>
#include <string.h>

/* A session whose mark does not fit the list. */
struct mismatch {
    int64_t race_id;
    bool is_marked;
};

struct mismatches {
    struct mismatch *list;
    size_t n;
};

static int compare_ids(const void *a, const void *b)
{
    const char *const *x = a;
    const char *const *y = b;

    return strcmp(*x, *y);
}

static const char *const *sort_ids(const char *const *session_ids, size_t n, struct arena *arena)
{
    const char **sorted = arena_new_array(arena, n + 1, const char *);

    for (size_t i = 0; i < n; i++)
        sorted[i] = session_ids[i];
    qsort(sorted, n, sizeof(sorted[0]), compare_ids);
    return sorted;
}

/* The list may be as long as a hostile page likes: hence sorted ids and a search in them. */
static int find_mismatches(struct db *db, int64_t event_id, const char *const *sorted_ids, size_t n,
                           struct arena *arena, struct mismatches *found, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_LIST_SESSIONS);
    int r;

    query_bind_int(query, ":event_id", event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        const char *id = query_text(query, 1, arena);
        bool is_listed = bsearch(&id, sorted_ids, n, sizeof(id), compare_ids) != NULL;
        bool is_marked = query_int(query, 2) == 1;

        if (is_listed != is_marked)
            continue;
        found->list = arena_grow(arena, found->list, found->n, sizeof(*found->list));
        found->list[found->n++] = (struct mismatch){query_int(query, 0), is_marked};
    }
    return r;
}

static int set_mark(struct db *db, int64_t race_id, int64_t removed_at, int64_t at,
                    struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_SET_REMOVED);

    query_bind_int(query, ":race_id", race_id);
    query_bind_utc(query, ":removed_at", removed_at);
    query_bind_utc(query, ":at", at);
    return query_run(query, err);
}

int race_store_mark_removed(struct db *db, int64_t event_id, const char *const *session_ids,
                            size_t n, int64_t at, int64_t *ret_n_removed, int64_t *ret_n_back,
                            struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct mismatches found = {0};
    int64_t n_back = 0;
    int r;

    arena_init(&arena);
    r = find_mismatches(db, event_id, sort_ids(session_ids, n, &arena), n, &arena, &found, err);
    for (size_t i = 0; r == 0 && i < found.n; i++) {
        r = set_mark(db, found.list[i].race_id, found.list[i].is_marked ? ABSENT : at, at, err);
        n_back += found.list[i].is_marked;
    }
    if (r < 0)
        return r;
    *ret_n_removed = (int64_t)found.n - n_back;
    *ret_n_back = n_back;
    return 0;
}
