/*
 * Sites that asked to be left alone; in mirror.db, which every function takes open. Moments are UTC
 * seconds.
 */
#ifndef TRACKSIDE_SITE_STORE_H
#define TRACKSIDE_SITE_STORE_H

#include "trackside/db.h"

/* Leave an origin alone until a moment (UTC seconds); an earlier moment than the stored one changes
 * nothing. */
int site_store_pause(struct db *db, const char *origin, int64_t until, const char *reason,
                     struct error *err);

/* Until when, and why; *ret_until is ABSENT when it is not paused. */
int site_store_paused(struct db *db, const char *origin, int64_t now, struct arena *arena,
                      int64_t *ret_until, const char **ret_reason, struct error *err);

#endif
