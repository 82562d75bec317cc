/* The log of changes: who is named in it, and from one race store into another. */
#include "trackside/race_change.h"

#include "race_schema.h"

#include "trackside/cleanup.h"

static int put_change(struct db *to, const char *source_event_id, const char *row,
                      struct error *err)
{
    struct query *query = db_query(to, RACE_STORE_PUT_CHANGE);

    query_bind_text(query, ":source_event_id", source_event_id);
    query_bind_text(query, ":row", row);
    return query_run(query, err);
}

static int put_changes(struct db *from, struct db *to, const char *source_event_id,
                       struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct query *query = db_query(from, RACE_STORE_LIST_CHANGES);
    int r;

    arena_init(&arena);
    query_bind_text(query, ":source_event_id", source_event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        r = put_change(to, source_event_id, query_text(query, 0, &arena), err);
        if (r < 0)
            break;
    }
    query_reset(query);
    return r < 0 ? r : 0;
}

int race_store_copy_changes(struct db *from, struct db *to, const char *source_event_id,
                            struct error *err)
{
    int r = db_begin(to, err);

    if (r == 0)
        r = put_changes(from, to, source_event_id, err);
    if (r == 0)
        r = db_commit(to, err);
    if (r < 0)
        db_rollback(to);
    return r;
}

int race_store_name_source(struct db *db, const struct change_source *source, struct error *err)
{
    struct query *query;

    if (source == NULL)
        return query_run(db_query(db, RACE_STORE_CLEAR_SOURCE), err);
    query = db_query(db, RACE_STORE_NAME_SOURCE);
    query_bind_text(query, ":source_event_id", source->source_event_id);
    query_bind_text(query, ":cache_key", source->cache_key);
    query_bind_text(query, ":sha256", source->sha256);
    query_bind_utc(query, ":changed_at", source->at);
    return query_run(query, err);
}
