/* Many pages, or versions of one, at once: listing, counting, dropping, measuring, and giving them
 * another time to live. */
#include "trackside/page_store.h"

#include "mirror_schema.h"
#include "page_row.h"
#include "page_text.h"

static void bind_filter(struct query *query, const struct page_filter *filter)
{
    query_bind_text(query, ":kind",
                    filter->kind_name != NULL ? filter->kind_name : page_kind_text(filter->kind));
    query_bind_text(query, ":track_slug", filter->track_slug);
    query_bind_utc(query, ":confirmed_before", filter->confirmed_before);
    query_bind_utc(query, ":stale_at", filter->stale_at);
}

int page_store_list(struct db *db, const struct page_filter *filter, struct arena *arena,
                    struct stored_page **ret_pages, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_LIST);
    struct stored_page *pages = NULL;
    size_t n = 0;
    int r;

    bind_filter(query, filter);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        pages = arena_grow(arena, pages, n, sizeof(*pages));
        pages[n++] = page_row_read(query, arena);
    }
    if (r < 0)
        return r;
    *ret_pages = pages;
    *ret_n = n;
    return 0;
}

int page_store_kinds(struct db *db, struct arena *arena, const char *const **ret_names,
                     size_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_KINDS);
    const char **names = NULL;
    size_t n = 0;
    int r;

    while ((r = query_next(query, err)) == QUERY_ROW) {
        names = arena_grow(arena, names, n, sizeof(*names));
        names[n++] = query_text(query, 0, arena);
    }
    if (r < 0)
        return r;
    *ret_names = names;
    *ret_n = n;
    return 0;
}

int page_store_count(struct db *db, const struct page_filter *filter, int64_t now,
                     struct page_counts *ret_counts, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_COUNT);
    int r;

    bind_filter(query, filter);
    query_bind_utc(query, ":now", now);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_counts = (struct page_counts){
        .n_stored = query_int(query, 0),
        .n_stale = query_int(query, 1),
        .n_failed = query_int(query, 2),
        .body_size = query_int(query, 3),
    };
    query_reset(query);
    return 0;
}

int page_store_versions(struct db *db, const char *cache_key, struct arena *arena,
                        const struct page_version **ret_versions, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_VERSIONS);
    struct page_version *versions = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":cache_key", cache_key);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        versions = arena_grow(arena, versions, n, sizeof(*versions));
        versions[n++] = (struct page_version){
            .sha256 = query_text(query, 0, arena),
            .first_seen_at = query_utc(query, 1),
            .last_seen_at = query_utc(query, 2),
        };
    }
    if (r < 0)
        return r;
    *ret_versions = versions;
    *ret_n = n;
    return 0;
}

static int drop_all(struct db *db, const struct stored_page *pages, size_t n, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < n; i++) {
        struct query *query = db_query(db, PAGE_STORE_DROP);

        query_bind_text(query, ":cache_key", pages[i].cache_key);
        r = query_run(query, err);
    }
    return r == 0 ? query_run(db_query(db, PAGE_STORE_DROP_BODIES), err) : r;
}

int page_store_drop(struct db *db, const struct stored_page *pages, size_t n, struct error *err)
{
    bool joins = db_in_transaction(db);
    int r = joins ? 0 : db_begin(db, err);

    if (r == 0)
        r = drop_all(db, pages, n, err);
    if (r == 0 && !joins)
        r = db_commit(db, err);
    if (r < 0 && !joins)
        db_rollback(db);
    return r;
}

int page_store_pack(struct db *db, struct error *err)
{
    return query_run(db_query(db, PAGE_STORE_PACK), err);
}

int page_store_sizes(struct db *db, struct page_sizes *ret_sizes, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_SIZES);
    int r = query_next(query, err);

    if (r < 0)
        return r;
    *ret_sizes = (struct page_sizes){
        .n_bodies = query_int(query, 0),
        .unpacked = query_int(query, 1),
        .packed = query_int(query, 2),
        .n_versions = query_int(query, 3),
        .n_differences = query_int(query, 5),
        .packed_versions = query_int(query, 6),
        .n_oddities = query_int(query, 4),
    };
    query_reset(query);
    return 0;
}

int page_store_retain(struct db *db, const char *cache_key, int64_t ttl_s, int64_t expires_at,
                      bool settled, bool *ret_changed, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_RETAIN);
    int64_t n;
    int r;

    query_bind_text(query, ":cache_key", cache_key);
    query_bind_int(query, ":ttl_seconds", ttl_s);
    query_bind_utc(query, ":expires_at", expires_at);
    query_bind_int(query, ":settled", settled);
    r = query_change(query, &n, err);
    if (r == 0)
        *ret_changed = n > 0;
    return r;
}

int page_store_read_state(struct db *db, const char *track_slug, struct date day,
                          struct arena *arena, const char **ret_state, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_STATE);
    char date[CALENDAR_TEXT_SIZE], month[CALENDAR_TEXT_SIZE];
    int r;

    query_bind_text(query, ":track_slug", track_slug);
    query_bind_text(query, ":day", date_format(day, date));
    query_bind_text(query, ":month", date_format_month(day, month));
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_state = query_text(query, 0, arena);
    query_reset(query);
    return 0;
}

int page_store_list_failed_sessions(struct db *db, const char *track_slug, struct date date,
                                    struct arena *arena, const struct failed_session **ret_sessions,
                                    size_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_FAILED_SESSIONS);
    struct failed_session *list = NULL;
    char text[CALENDAR_TEXT_SIZE];
    size_t n = 0;
    int r;

    query_bind_text(query, ":track_slug", track_slug);
    query_bind_text(query, ":date", date_is_absent(date) ? NULL : date_format(date, text));
    while ((r = query_next(query, err)) == QUERY_ROW) {
        list = arena_grow(arena, list, n, sizeof(*list));
        list[n] = (struct failed_session){
            .session_id = query_text(query, 0, arena),
            .track_slug = query_text(query, 1, arena),
        };
        date_read(bytes_from_text(query_text(query, 2, arena)), &list[n++].date);
    }
    if (r < 0)
        return r;
    *ret_sessions = list;
    *ret_n = n;
    return 0;
}
