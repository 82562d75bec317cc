/* Running upserts. */
#include "race_put.h"

void race_put_count(struct row_counts *counts, enum db_change change)
{
    if (counts == NULL)
        return;
    switch (change) {
    case DB_INSERTED:
        counts->inserted++;
        break;
    case DB_UPDATED:
        counts->updated++;
        break;
    case DB_UNCHANGED:
        counts->unchanged++;
        break;
    }
}

int race_put_run(struct query *put, struct row_counts *counts, struct error *err)
{
    enum db_change change;
    int r = query_put(put, &change, NULL, err);

    if (r == 0)
        race_put_count(counts, change);
    return r;
}

/* The row must be there: it was put a moment ago, in the same transaction. */
static int find_id(struct query *find, int64_t *ret_id, struct error *err)
{
    int r = query_next(find, err);

    if (r < 0)
        return r;
    if (r == QUERY_DONE)
        return error_set(err, ERROR_FAILED,
                         "a row of race.db cannot be found again right after it was written; "
                         "please report it");
    *ret_id = query_int(find, 0);
    query_reset(find);
    return 0;
}

int race_put_row(struct query *put, struct query *find, int64_t *ret_id, enum db_change *ret_change,
                 struct error *err)
{
    enum db_change change;
    int r = query_put(put, &change, ret_id, err);

    if (r == 0 && change != DB_INSERTED)
        r = find_id(find, ret_id, err);
    if (r == 0)
        *ret_change = change;
    return r;
}

int race_put_counted(struct query *put, struct query *find, int64_t *ret_id,
                     struct row_counts *counts, struct error *err)
{
    enum db_change change;
    int r = race_put_row(put, find, ret_id, &change, err);

    if (r == 0)
        race_put_count(counts, change);
    return r;
}
