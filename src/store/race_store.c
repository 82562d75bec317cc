/* race.db, opened. */
#include "trackside/race_store.h"

#include "data_dir.h"
#include "race_schema.h"

int race_store_open(const char *dir, enum db_access access, struct db **ret_db, struct error *err)
{
    return data_dir_open_db(dir, &race_schema, access, ret_db, err);
}

int race_store_count_events(struct db *db, int64_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_COUNT_EVENTS);
    int r = query_next(query, err);

    if (r < 0)
        return r;
    *ret_n = query_int(query, 0);
    query_reset(query);
    return 0;
}
