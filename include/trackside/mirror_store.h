/*
 * mirror.db: what endures. Pages as the site sent them (page_store.h), the log of requests
 * (request_log.h), pauses of sites (site_store.h), and what the user typed (track_store.h,
 * driver_alias.h, set_aside.h).
 */
#ifndef TRACKSIDE_MIRROR_STORE_H
#define TRACKSIDE_MIRROR_STORE_H

#include "trackside/db.h"

/* Open DIR/mirror.db; DB_WRITE makes DIR (0700) and the file (0600) when missing. */
int mirror_store_open(const char *dir, enum db_access access, struct db **ret_db,
                      struct error *err);

#endif
