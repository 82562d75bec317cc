/* Drivers, and who drove in a session. */
#include "trackside/race_driver.h"

#include "race_put.h"
#include "race_schema.h"

#include "trackside/practice.h"

static int put_identity(struct db *db, const struct driver_row *row, int64_t at, int64_t *ret_id,
                        enum db_change *ret_change, struct error *err)
{
    struct query *put = db_query(db, RACE_STORE_PUT_DRIVER);
    struct query *find = db_query(db, RACE_STORE_FIND_DRIVER);

    query_bind_text(put, ":source_driver_id", row->source_driver_id);
    query_bind_text(put, ":display_name", row->display_name);
    query_bind_text(put, ":normalized_name", row->normalized_name);
    query_bind_text(put, ":search_key", row->search_key);
    query_bind_text(put, ":transponder_number", row->transponder_number);
    query_bind_utc(put, ":at", at);
    query_bind_text(find, ":source_driver_id", row->source_driver_id);
    return race_put_row(put, find, ret_id, ret_change, err);
}

static int put_name(struct db *db, const struct driver_row *row, int64_t driver_id, int64_t at,
                    enum db_change *ret_change, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_NAME_DRIVER);

    query_bind_int(query, ":driver_id", driver_id);
    query_bind_text(query, ":display_name", row->display_name);
    query_bind_text(query, ":normalized_name", row->normalized_name);
    query_bind_text(query, ":search_key", row->search_key);
    query_bind_text(query, ":named_at_local", row->named_at_local);
    query_bind_text(query, ":unknown", PRACTICE_UNKNOWN_DRIVER);
    query_bind_utc(query, ":at", at);
    return query_put(query, ret_change, NULL, err);
}

/* Identity and name have rules of their own; together they are one row, counted once. */
int race_store_put_driver(struct db *db, const struct driver_row *row, int64_t at, int64_t *ret_id,
                          struct row_counts *counts, struct error *err)
{
    enum db_change change, renamed = DB_UNCHANGED;
    int64_t id;
    int r = put_identity(db, row, at, &id, &change, err);

    if (r == 0 && change != DB_INSERTED)
        r = put_name(db, row, id, at, &renamed, err);
    if (r < 0)
        return r;
    race_put_count(counts, change == DB_UNCHANGED ? renamed : change);
    *ret_id = id;
    return 0;
}

static int rekey_race_driver(struct db *db, const struct race_driver_row *row, int64_t at,
                             enum db_change *ret_change, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_REKEY_RACE_DRIVER);

    query_bind_int(query, ":race_id", row->race_id);
    query_bind_int(query, ":driver_id", row->driver_id);
    query_bind_text(query, ":source_driver_id", row->source_driver_id);
    query_bind_text(query, ":transponder_number", row->transponder_number);
    query_bind_utc(query, ":at", at);
    return query_put(query, ret_change, NULL, err);
}

/* A new key and what else changes are one row, counted once. */
int race_store_put_race_driver(struct db *db, const struct race_driver_row *row, int64_t at,
                               int64_t *ret_id, struct row_counts *counts, struct error *err)
{
    struct query *put = db_query(db, RACE_STORE_PUT_RACE_DRIVER);
    struct query *find = db_query(db, RACE_STORE_FIND_RACE_DRIVER);
    enum db_change rekeyed;
    int r = rekey_race_driver(db, row, at, &rekeyed, err);

    if (r < 0)
        return r;
    if (rekeyed == DB_UPDATED && counts != NULL)
        counts->updated++;
    query_bind_int(put, ":race_id", row->race_id);
    query_bind_int(put, ":driver_id", row->driver_id);
    query_bind_text(put, ":source_driver_id", row->source_driver_id);
    query_bind_text(put, ":display_name", row->display_name);
    query_bind_text(put, ":transponder_number", row->transponder_number);
    query_bind_text(put, ":car_number", row->car_number);
    query_bind_utc(put, ":at", at);
    query_bind_int(find, ":race_id", row->race_id);
    query_bind_text(find, ":source_driver_id", row->source_driver_id);
    return race_put_counted(put, find, ret_id, rekeyed == DB_UPDATED ? NULL : counts, err);
}

static int drop_others(struct db *db, int query_index, int64_t race_id, const char *keys,
                       struct row_counts *counts, struct error *err)
{
    struct query *query = db_query(db, query_index);
    int64_t n;
    int r;

    query_bind_int(query, ":race_id", race_id);
    query_bind_text(query, ":keys", keys);
    r = query_change(query, &n, err);
    if (r == 0 && counts != NULL)
        counts->updated += n;
    return r;
}

int race_store_drop_other_drivers(struct db *db, int64_t race_id, const char *keys,
                                  struct row_counts *counts, struct error *err)
{
    int r = drop_others(db, RACE_STORE_DROP_LAPS_OF_OTHERS, race_id, keys, counts, err);

    if (r == 0)
        r = drop_others(db, RACE_STORE_DROP_OTHER_RESULTS, race_id, keys, counts, err);
    if (r == 0)
        r = drop_others(db, RACE_STORE_DROP_OTHER_DRIVERS, race_id, keys, counts, err);
    return r;
}

int race_store_remove_idle_drivers(struct db *db, struct error *err)
{
    return query_run(db_query(db, RACE_STORE_REMOVE_IDLE_DRIVERS), err);
}
