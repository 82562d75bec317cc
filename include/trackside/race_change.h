/*
 * The log of changes of race.db: which page changed which row.
 */
#ifndef TRACKSIDE_RACE_CHANGE_H
#define TRACKSIDE_RACE_CHANGE_H

#include "trackside/race_store.h"

/* The version of a page, while rows are written from it. */
struct change_source {
    const char *source_event_id; /* the day in hand */
    const char *cache_key;
    const char *sha256;
    int64_t at;
};

/*
 * Changes of rows that are there are logged in `changes` as made by this page, until another one is
 * named or none is (NULL). Of this connection alone, and stored nowhere.
 */
int race_store_name_source(struct db *db, const struct change_source *source, struct error *err);

/* Copy what was noted of a day's changes into another race store, which has the day: in a
 * transaction of its own there. What is noted there already is not noted twice. */
int race_store_copy_changes(struct db *from, struct db *to, const char *source_event_id,
                            struct error *err);

#endif
