/* Sites that asked to be left alone for a while. */
#include "trackside/site_store.h"

#include "mirror_schema.h"

int site_store_pause(struct db *db, const char *origin, int64_t until, const char *reason,
                     struct error *err)
{
    struct query *query = db_query(db, SITE_STORE_PAUSE);

    query_bind_text(query, ":origin", origin);
    query_bind_utc(query, ":until", until);
    query_bind_text(query, ":reason", reason);
    return query_run(query, err);
}

int site_store_paused(struct db *db, const char *origin, int64_t now, struct arena *arena,
                      int64_t *ret_until, const char **ret_reason, struct error *err)
{
    struct query *query = db_query(db, SITE_STORE_PAUSED);
    int r;

    query_bind_text(query, ":origin", origin);
    query_bind_utc(query, ":now", now);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_until = r == QUERY_ROW ? query_utc(query, 0) : ABSENT;
    *ret_reason = r == QUERY_ROW ? query_text(query, 1, arena) : NULL;
    query_reset(query);
    return 0;
}
