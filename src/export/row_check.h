/*
 * A line from outside, held against its table before the store is asked: nothing that is missing
 * there, of another type, out of range or of another event comes in. What a table stores is read
 * off the store's own schema, so that a new column needs no line here.
 */
#ifndef TRACKSIDE_EXPORT_ROW_CHECK_H
#define TRACKSIDE_EXPORT_ROW_CHECK_H

#include "trackside/db.h"
#include "trackside/json.h"

enum {
    ROW_LONGEST_LINE = 1024 * 1024, /* bytes; the longest row ever made has a few thousand */
};

struct row_check {
    struct db *race_db;
    struct arena *arena;                      /* what is learnt about tables is kept there */
    const char *source_event_id, *track_slug; /* the only event and track the lines may be about */
    int64_t now;                              /* UTC: nothing was written later, but for a day */
    struct row_columns *tables;               /* in the arena; NULL at first */
};

/* ERROR_CHECK names the key, and why. */
int row_check(struct row_check *check, const char *table, const struct json *row,
              struct error *err);

#endif
