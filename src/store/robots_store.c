/* What sites let programs ask for. */
#include "trackside/robots_store.h"

#include "mirror_schema.h"

int robots_store_find(struct db *db, const char *origin, struct arena *arena,
                      struct stored_robots *ret_robots, struct error *err)
{
    struct query *query = db_query(db, ROBOTS_STORE_FIND);
    int r;

    query_bind_text(query, ":origin", origin);
    r = query_next(query, err);
    if (r != QUERY_ROW)
        return r < 0 ? r : ROBOTS_STORE_NONE;
    *ret_robots = (struct stored_robots){
        .asked_at = query_utc(query, 0),
        .fetched_at = query_utc(query, 1),
        .body = query_bytes(query, 2, arena),
    };
    query_reset(query);
    return 0;
}

static void bind(struct query *query, const struct robots_answer *answer)
{
    query_bind_text(query, ":origin", answer->origin);
    query_bind_utc(query, ":asked_at", answer->asked_at);
    query_bind_int(query, ":http_status", answer->http_status);
    query_bind_text(query, ":outcome", answer->outcome);
}

int robots_store_put(struct db *db, const struct robots_answer *answer, struct error *err)
{
    struct query *query = db_query(db, ROBOTS_STORE_PUT);

    bind(query, answer);
    if (answer->body.size > 0)
        query_bind_bytes(query, ":body", answer->body);
    return query_run(query, err);
}

int robots_store_fail(struct db *db, const struct robots_answer *answer, struct error *err)
{
    struct query *query = db_query(db, ROBOTS_STORE_FAIL);

    bind(query, answer);
    return query_run(query, err);
}
