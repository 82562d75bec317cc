/*
 * race.db: what is derived. The central tables under their central names and columns, plus the
 * few columns they lack (docs/data-model.md). It can be deleted and rebuilt from mirror.db.
 *
 * Tracks are in race_track.h, events and classes in event_rows.h, drivers in race_driver.h,
 * sessions, results and laps in race_session.h.
 *
 * Every put of theirs is an upsert by natural key inside the caller's transaction: a NULL never
 * overwrites a value, and a row that would not change is not touched. created_at and updated_at are
 * `at`, the moment (UTC seconds) the page came that caused the row or the change. *ret_id is the
 * row's id, whether it was there before or not; counts may be NULL. In the rows offered texts are
 * NULL and numbers ABSENT where unknown, and local times are "2025-10-25T14:43:27".
 */
#ifndef TRACKSIDE_RACE_STORE_H
#define TRACKSIDE_RACE_STORE_H

#include "trackside/db.h"

/* Open DIR/race.db, as mirror_store_open. */
int race_store_open(const char *dir, enum db_access access, struct db **ret_db, struct error *err);

/* How many events are stored. */
int race_store_count_events(struct db *db, int64_t *ret_n, struct error *err);

/* What became of the rows offered; each put adds one. */
struct row_counts {
    int64_t inserted;
    int64_t updated;
    int64_t unchanged;
};

#endif
