/*
 * The rows of a practice day, from the pages that a source gives.
 */
#ifndef TRACKSIDE_DAY_ROWS_H
#define TRACKSIDE_DAY_ROWS_H

#include "facts.h"

#include "trackside/ingest.h"

/*
 * Write what was read of a day, inside the caller's transaction. What changes of rows that were
 * there is logged in `changes`. The report and what it points to live in the arena.
 */
int day_rows_put(struct db *race_db, const struct day_facts *facts, struct arena *arena,
                 struct ingest_report *ret_report, struct error *err);

#endif
