/*
 * export.db: which practice days were sent where, and what they contained then. A copy of the
 * checkpoints that the targets hold; deleting it loses nothing.
 */
#ifndef TRACKSIDE_EXPORT_STORE_H
#define TRACKSIDE_EXPORT_STORE_H

#include "trackside/db.h"

/* Open DIR/export.db for writing; it is made when missing. */
int export_store_open(const char *dir, struct db **ret_db, struct error *err);

struct export_checkpoint {
    const char *target; /* host:port/database */
    const char *source_event_id;
    const char *fingerprint;
    const char *times; /* utc, venue */
};

enum {
    EXPORT_STORE_NONE = 1, /* nothing of that day was sent there */
};

int export_store_put(struct db *db, const struct export_checkpoint *checkpoint, int64_t at,
                     struct error *err);

/* Fill fingerprint and times of what was sent of a day. */
int export_store_find(struct db *db, struct export_checkpoint *checkpoint, struct arena *arena,
                      struct error *err);

#endif
