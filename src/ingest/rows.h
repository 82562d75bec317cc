/*
 * The rows of an event, of either kind: the one place where facts become rows.
 */
#ifndef TRACKSIDE_ROWS_H
#define TRACKSIDE_ROWS_H

#include "event_facts.h"

/*
 * Write an event, inside the caller's transaction. Rows that are there are changed where the facts
 * say otherwise and left alone where they say nothing; a race whose own page was read loses the
 * drivers and laps that are not on it any more; a race that is not listed any more is marked. What
 * changes of rows that were there is logged in `changes`, as the doing of the page that brought it.
 * The report and what it points to live in the arena.
 */
int rows_put(struct db *race_db, const struct event_facts *facts, struct arena *arena,
             struct ingest_report *ret_report, struct error *err);

#endif
