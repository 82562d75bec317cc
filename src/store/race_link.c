/* Transponders that are one person's, beside the rows they are about. */
#include "race_schema.h"

#include "trackside/race_link.h"

int race_store_put_driver_link(struct db *db, const struct driver_link *link, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_PUT_DRIVER_LINK);

    query_bind_text(query, ":source_driver_id", link->source_driver_id);
    query_bind_text(query, ":person", link->person);
    return query_run(query, err);
}

int race_store_drop_driver_link(struct db *db, const char *source_driver_id, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_DROP_DRIVER_LINK);

    query_bind_text(query, ":source_driver_id", source_driver_id);
    return query_run(query, err);
}

int race_store_list_driver_links(struct db *db, struct arena *arena,
                                 const struct driver_link **ret_links, size_t *ret_n,
                                 struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_LIST_DRIVER_LINKS);
    struct driver_link *links = NULL;
    size_t n = 0;
    int r;

    while ((r = query_next(query, err)) == QUERY_ROW) {
        links = arena_grow(arena, links, n, sizeof(*links));
        links[n++] = (struct driver_link){
            .source_driver_id = query_text(query, 0, arena),
            .person = query_text(query, 1, arena),
        };
    }
    if (r < 0)
        return r;
    *ret_links = links;
    *ret_n = n;
    return 0;
}
