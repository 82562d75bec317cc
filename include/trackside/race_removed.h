/*
 * Sessions of race.db that the site no longer lists: kept, and marked.
 */
#ifndef TRACKSIDE_RACE_REMOVED_H
#define TRACKSIDE_RACE_REMOVED_H

#include "trackside/race_store.h"

/*
 * Sessions of an event that the list no longer has: mark those not in `session_ids` as removed
 * at `at`, clear the mark of those that are back. Counts of both.
 */
int race_store_mark_removed(struct db *db, int64_t event_id, const char *const *session_ids,
                            size_t n, int64_t at, int64_t *ret_n_removed, int64_t *ret_n_back,
                            struct error *err);

#endif
