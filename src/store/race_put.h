/*
 * What every put of the race store ends with.
 */
#ifndef TRACKSIDE_STORE_RACE_PUT_H
#define TRACKSIDE_STORE_RACE_PUT_H

#include "trackside/race_store.h"

/* Note in counts (may be NULL) what became of a row. */
void race_put_count(struct row_counts *counts, enum db_change change);

/* Run a bound upsert or guarded update that needs no id, and count. */
int race_put_run(struct query *put, struct row_counts *counts, struct error *err);

/*
 * Run a bound upsert and give the row's id: a new one's, or else what `find`, bound to the
 * natural key, answers.
 */
int race_put_row(struct query *put, struct query *find, int64_t *ret_id, enum db_change *ret_change,
                 struct error *err);

/* Both: upsert, id, count. */
int race_put_counted(struct query *put, struct query *find, int64_t *ret_id,
                     struct row_counts *counts, struct error *err);

#endif
