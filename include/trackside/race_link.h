/*
 * Links between drivers of race.db, as the user's aliases say.
 */
#ifndef TRACKSIDE_RACE_LINK_H
#define TRACKSIDE_RACE_LINK_H

#include "trackside/race_store.h"

/*
 * A transponder that the user said is somebody's. A link, not a merge: drivers, sessions and what
 * an export sends stay by transponder.
 */
struct driver_link {
    const char *source_driver_id;
    const char *person;
};
int race_store_put_driver_link(struct db *db, const struct driver_link *link, struct error *err);
int race_store_drop_driver_link(struct db *db, const char *source_driver_id, struct error *err);
int race_store_list_driver_links(struct db *db, struct arena *arena,
                                 const struct driver_link **ret_links, size_t *ret_n,
                                 struct error *err);

#endif
