/*
 * Which transponders are one person's, as the user said; in mirror.db.
 *
 * Every function takes the open mirror.db. Moments are UTC seconds.
 */
#ifndef TRACKSIDE_DRIVER_ALIAS_H
#define TRACKSIDE_DRIVER_ALIAS_H

#include "trackside/db.h"

struct driver_alias {
    const char *source_driver_id; /* a transponder, or practice_session_{id} */
    const char *person;           /* rows of one name are one person */
    int64_t added_at;
};

enum {
    DRIVER_ALIAS_NONE = 1,
};

/* Say so, or say otherwise: a transponder is one person's at most. */
int driver_alias_put(struct db *db, const struct driver_alias *alias, struct error *err);

/* Take it back. DRIVER_ALIAS_NONE when nothing was said of that transponder. */
int driver_alias_remove(struct db *db, const char *source_driver_id, struct error *err);

/* Person by person. */
int driver_alias_list(struct db *db, struct arena *arena, const struct driver_alias **ret_aliases,
                      size_t *ret_n, struct error *err);

#endif
