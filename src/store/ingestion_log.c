/* What ingestions read, kept as differences from one to the next. */
#include "trackside/ingestion_log.h"

#include "mirror_schema.h"

#include "trackside/cleanup.h"
#include "trackside/event_id.h"
#include "trackside/json.h"

#include <stdlib.h>
#include <string.h>

/* ---- what was read before ---- */

static int read_state(struct db *db, const char *list_key, int64_t until, struct arena *arena,
                      struct read_page **ret_pages, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, INGESTION_LOG_PAGES);
    struct read_page *pages = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":cache_key", list_key);
    query_bind_int(query, ":until", until);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        pages = arena_grow(arena, pages, n, sizeof(*pages));
        pages[n++] = (struct read_page){
            .cache_key = query_text(query, 0, arena),
            .sha256 = query_text(query, 1, arena),
            .fetched_at = query_utc(query, 2),
            .failure = query_text(query, 3, arena),
        };
    }
    if (r < 0)
        return r;
    *ret_pages = pages;
    *ret_n = n;
    return 0;
}

int ingestion_log_read(struct db *db, const struct ingestion *ingestion, struct arena *arena,
                       const struct read_page **ret_pages, size_t *ret_n, struct error *err)
{
    struct read_page *pages;
    int r = read_state(db, ingestion->cache_key, ingestion->id, arena, &pages, ret_n, err);

    if (r == 0)
        *ret_pages = pages;
    return r;
}

/* ---- what is different now ---- */

static int compare_keys(const void *a, const void *b)
{
    const struct read_page *x = a;
    const struct read_page *y = b;

    return strcmp(x->cache_key, y->cache_key);
}

static bool is_same_text(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool is_same(const struct read_page *a, const struct read_page *b)
{
    return is_same_text(a->sha256, b->sha256) && a->fetched_at == b->fetched_at &&
           is_same_text(a->failure, b->failure);
}

struct page_list {
    struct read_page *pages;
    size_t n;
};

/* Pages of `left` that `right` lacks or has otherwise. Both are sorted. */
static size_t pick(const struct page_list *left, const struct page_list *right, bool only_lacking,
                   struct read_page *picked)
{
    size_t n = 0;

    for (size_t i = 0; i < left->n; i++) {
        const struct read_page *page = &left->pages[i];
        const struct read_page *other = NULL;

        if (right->n > 0)
            other = bsearch(page, right->pages, right->n, sizeof(*page), compare_keys);
        if (other == NULL || (!only_lacking && !is_same(page, other)))
            picked[n++] = *page;
    }
    return n;
}

static struct page_list difference(const struct page_list *before, const struct page_list *now,
                                   struct arena *arena)
{
    struct page_list changed = {
        .pages = arena_new_array(arena, before->n + now->n + 1, struct read_page)};
    size_t n_read = pick(now, before, false, changed.pages);

    changed.n = n_read + pick(before, now, true, changed.pages + n_read);
    for (size_t i = n_read; i < changed.n; i++)
        changed.pages[i] =
            (struct read_page){.cache_key = changed.pages[i].cache_key, .fetched_at = ABSENT};
    return changed;
}

/* ---- writing ---- */

static int add_ingestion(struct db *db, const struct ingestion *ingestion, int64_t *ret_id,
                         struct error *err)
{
    struct query *query = db_query(db, INGESTION_LOG_ADD);
    const char *id = ingestion->source_event_id;
    char text[CALENDAR_TEXT_SIZE];
    struct date day;
    bool is_day = id != NULL && event_id_read_day(id, NULL, NULL, &day);

    query_bind_text(query, ":cache_key", ingestion->cache_key);
    query_bind_text(query, ":track_slug", ingestion->track_slug);
    query_bind_text(query, ":source_event_id", id);
    query_bind_text(query, ":practice_date", is_day ? date_format(day, text) : NULL);
    query_bind_utc(query, ":ingested_at", ingestion->at);
    return query_put(query, NULL, ret_id, err);
}

static int add_page(struct db *db, int64_t id, const struct read_page *page, struct error *err)
{
    struct query *query = db_query(db, INGESTION_LOG_ADD_PAGE);

    query_bind_int(query, ":ingestion_id", id);
    query_bind_text(query, ":cache_key", page->cache_key);
    query_bind_text(query, ":sha256", page->sha256);
    query_bind_utc(query, ":fetched_at", page->fetched_at);
    query_bind_text(query, ":failure", page->failure);
    return query_run(query, err);
}

static int add_difference(struct db *db, const struct ingestion *ingestion,
                          const struct page_list *now, struct arena *arena, struct error *err)
{
    struct page_list before = {.n = 0};
    struct page_list changed;
    int64_t id = 0;
    int r = read_state(db, ingestion->cache_key, INT64_MAX, arena, &before.pages, &before.n, err);

    if (r < 0)
        return r;
    changed = difference(&before, now, arena);
    if (changed.n > 0)
        r = add_ingestion(db, ingestion, &id, err);
    for (size_t i = 0; r == 0 && i < changed.n; i++)
        r = add_page(db, id, &changed.pages[i], err);
    return r;
}

int ingestion_log_add(struct db *db, const struct ingestion *ingestion,
                      const struct read_page *pages, size_t n, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_list now = {.n = n};
    bool joins = db_in_transaction(db);
    int r = joins ? 0 : db_begin(db, err);

    arena_init(&arena);
    now.pages = arena_new_array(&arena, n + 1, struct read_page);
    for (size_t i = 0; i < n; i++)
        now.pages[i] = pages[i];
    qsort(now.pages, n, sizeof(*now.pages), compare_keys);
    if (r == 0)
        r = add_difference(db, ingestion, &now, &arena, err);
    if (r == 0 && !joins)
        r = db_commit(db, err);
    if (r < 0 && !joins)
        db_rollback(db);
    return r;
}

/* ---- the log itself ---- */

int ingestion_log_list(struct db *db, const char *track_slug, const char *source_event_id,
                       struct arena *arena, const struct ingestion **ret_ingestions, size_t *ret_n,
                       struct error *err)
{
    struct query *query = db_query(db, INGESTION_LOG_LIST);
    struct ingestion *list = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":track_slug", track_slug);
    query_bind_text(query, ":source_event_id", source_event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        list = arena_grow(arena, list, n, sizeof(*list));
        list[n++] = (struct ingestion){
            .id = query_int(query, 0),
            .cache_key = query_text(query, 1, arena),
            .track_slug = query_text(query, 2, arena),
            .source_event_id = query_text(query, 3, arena),
            .at = query_utc(query, 4),
        };
    }
    if (r < 0)
        return r;
    *ret_ingestions = list;
    *ret_n = n;
    return 0;
}

int ingestion_log_drop(struct db *db, const char *source_event_id, struct error *err)
{
    struct query *query = db_query(db, INGESTION_LOG_DROP);

    query_bind_text(query, ":source_event_id", source_event_id);
    return query_run(query, err);
}

int ingestion_log_drop_track(struct db *db, const char *track_slug, struct error *err)
{
    struct query *query = db_query(db, INGESTION_LOG_DROP_TRACK);

    query_bind_text(query, ":track_slug", track_slug);
    return query_run(query, err);
}

int ingestion_log_count_needed(struct db *db, const char *const *keys, size_t n,
                               int64_t *ret_needed, struct error *err)
{
    enum {
        KEYS_CEILING = 256 * 1024 * 1024,
    };
    struct query *query = db_query(db, INGESTION_LOG_COUNT_NEEDED);
    struct json *array CLEANUP(json_free_at) = json_new_array();
    struct buffer text CLEANUP(buffer_deinit);
    int r;

    for (size_t i = 0; i < n; i++)
        json_append_text(array, keys[i]);
    buffer_init(&text, KEYS_CEILING);
    json_write(array, false, &text);
    query_bind_text(query, ":keys", buffer_text(&text));
    r = query_next(query, err);
    if (r == QUERY_ROW)
        *ret_needed = query_int(query, 0);
    query_reset(query);
    return r < 0 ? r : 0;
}
