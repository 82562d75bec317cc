/* What a rebuild needs to know of the rows that are there: events, their pages, their values. */
#include "trackside/race_compare.h"

#include "race_schema.h"

/* ---- events and where they came from ---- */

int race_store_list_events(struct db *db, const char *track_slug, const char *source_event_id,
                           struct arena *arena, const struct stored_event **ret_events,
                           size_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, REBUILD_EVENTS);
    struct stored_event *days = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":track_slug", track_slug);
    query_bind_text(query, ":source_event_id", source_event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        days = arena_grow(arena, days, n, sizeof(*days));
        days[n++] = (struct stored_event){
            .event_id = query_int(query, 0),
            .source_event_id = query_text(query, 1, arena),
            .track_slug = query_text(query, 2, arena),
        };
    }
    if (r < 0)
        return r;
    *ret_events = days;
    *ret_n = n;
    return 0;
}

int race_store_list_sources(struct db *db, int64_t event_id, struct arena *arena,
                            const struct race_source **ret_sources, size_t *ret_n,
                            struct error *err)
{
    struct query *query = db_query(db, REBUILD_SOURCES);
    struct race_source *sources = NULL;
    size_t n = 0;
    int r;

    query_bind_int(query, ":event_id", event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        sources = arena_grow(arena, sources, n, sizeof(*sources));
        sources[n++] = (struct race_source){
            .cache_key = query_text(query, 0, arena),
            .sha256 = query_text(query, 1, arena),
        };
    }
    if (r < 0)
        return r;
    *ret_sources = sources;
    *ret_n = n;
    return 0;
}

/* The one number that a query gives. */
static int ask(struct query *query, int64_t *ret_value, struct error *err)
{
    int r = query_next(query, err);

    if (r < 0)
        return r;
    *ret_value = query_int(query, 0);
    query_reset(query);
    return 0;
}

int race_store_has_directory(struct db *db, bool *ret_has, struct error *err)
{
    int64_t has = 0;
    int r = ask(db_query(db, RACE_STORE_HAS_DIRECTORY), &has, err);

    *ret_has = has == 1;
    return r;
}

int race_store_oldest_parser(struct db *db, int64_t *ret_version, struct error *err)
{
    return ask(db_query(db, REBUILD_OLDEST_PARSER), ret_version, err);
}

/* ---- values ---- */

int race_store_keep_rows(struct db *db, int64_t event_id, struct error *err)
{
    struct query *query = db_query(db, REBUILD_KEEP);

    query_bind_int(query, ":event_id", event_id);
    return query_run(query, err);
}

int race_store_clear_kept(struct db *db, struct error *err)
{
    return query_run(db_query(db, REBUILD_CLEAR), err);
}

int race_store_compare_rows(struct db *db, int64_t event_id, struct arena *arena,
                            const struct race_difference **ret_differences, size_t *ret_n,
                            int64_t *ret_n_rows, struct error *err)
{
    struct query *count = db_query(db, REBUILD_COUNT);
    struct query *query = db_query(db, REBUILD_DIFFERENCES);
    struct race_difference *list = NULL;
    size_t n = 0;
    int r;

    query_bind_int(count, ":event_id", event_id);
    r = ask(count, ret_n_rows, err);
    if (r < 0)
        return r;
    query_bind_int(query, ":event_id", event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        list = arena_grow(arena, list, n, sizeof(*list));
        list[n++] = (struct race_difference){
            .table = query_text(query, 0, arena),
            .row_key = query_text(query, 1, arena),
            .column = query_text(query, 2, arena),
            .was = query_text(query, 3, arena),
            .is_now = query_text(query, 4, arena),
            .is_added = query_int(query, 5) == 1,
            .is_gone = query_int(query, 6) == 1,
        };
    }
    if (r < 0)
        return r;
    *ret_differences = list;
    *ret_n = n;
    return 0;
}
