/*
 * Which transponders are one person's: from what the user said to the rows that questions follow.
 */
#ifndef TRACKSIDE_DRIVER_LINKS_H
#define TRACKSIDE_DRIVER_LINKS_H

#include "trackside/db.h"

/* Inside the caller's transaction in race_db; writes nothing where all is so already. */
int driver_links_follow(struct db *mirror_db, struct db *race_db, struct arena *arena,
                        struct error *err);

#endif
