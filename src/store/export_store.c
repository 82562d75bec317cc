/* export.db: what was sent where. */
#include "trackside/export_store.h"

#include "data_dir.h"
#include "export_schema.h"

int export_store_open(const char *dir, struct db **ret_db, struct error *err)
{
    return data_dir_open_db(dir, &export_schema, DB_WRITE, ret_db, err);
}

int export_store_put(struct db *db, const struct export_checkpoint *checkpoint, int64_t at,
                     struct error *err)
{
    struct query *query = db_query(db, CHECKPOINT_PUT);

    query_bind_text(query, ":target", checkpoint->target);
    query_bind_text(query, ":source_event_id", checkpoint->source_event_id);
    query_bind_text(query, ":fingerprint", checkpoint->fingerprint);
    query_bind_text(query, ":times", checkpoint->times);
    query_bind_utc(query, ":exported_at", at);
    return query_run(query, err);
}

int export_store_find(struct db *db, struct export_checkpoint *checkpoint, struct arena *arena,
                      struct error *err)
{
    struct query *query = db_query(db, CHECKPOINT_FIND);
    int r;

    query_bind_text(query, ":target", checkpoint->target);
    query_bind_text(query, ":source_event_id", checkpoint->source_event_id);
    r = query_next(query, err);
    if (r < 0)
        return r;
    if (r == QUERY_ROW) {
        checkpoint->fingerprint = query_text(query, 0, arena);
        checkpoint->times = query_text(query, 1, arena);
    }
    query_reset(query);
    return r == QUERY_ROW ? 0 : EXPORT_STORE_NONE;
}
