/* Which transponders are one person's: what the user said. */
#include "trackside/driver_alias.h"

#include "mirror_schema.h"

int driver_alias_put(struct db *db, const struct driver_alias *alias, struct error *err)
{
    struct query *query = db_query(db, DRIVER_ALIAS_PUT);

    query_bind_text(query, ":source_driver_id", alias->source_driver_id);
    query_bind_text(query, ":person", alias->person);
    query_bind_utc(query, ":at", alias->added_at);
    return query_run(query, err);
}

int driver_alias_remove(struct db *db, const char *source_driver_id, struct error *err)
{
    struct query *query = db_query(db, DRIVER_ALIAS_REMOVE);
    int64_t n;
    int r;

    query_bind_text(query, ":source_driver_id", source_driver_id);
    r = query_change(query, &n, err);
    if (r < 0)
        return r;
    return n > 0 ? 0 : DRIVER_ALIAS_NONE;
}

int driver_alias_list(struct db *db, struct arena *arena, const struct driver_alias **ret_aliases,
                      size_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, DRIVER_ALIAS_LIST);
    struct driver_alias *aliases = NULL;
    size_t n = 0;
    int r;

    while ((r = query_next(query, err)) == QUERY_ROW) {
        aliases = arena_grow(arena, aliases, n, sizeof(*aliases));
        aliases[n++] = (struct driver_alias){
            .source_driver_id = query_text(query, 0, arena),
            .person = query_text(query, 1, arena),
            .added_at = query_utc(query, 2),
        };
    }
    if (r < 0)
        return r;
    *ret_aliases = aliases;
    *ret_n = n;
    return 0;
}
