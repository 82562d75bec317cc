/*
 * Bodies: the bytes of pages and oddities, packed, once for each content. The newest version of a
 * page is whole; an older one may be kept as what it differs from the next by.
 */
#ifndef TRACKSIDE_STORE_BODY_STORE_H
#define TRACKSIDE_STORE_BODY_STORE_H

#include "trackside/db.h"
#include "trackside/digest.h"

/* Keep a content inside the caller's transaction; its digest names it. */
int body_store_put(struct db *db, struct bytes body, char sha256[static DIGEST_HEX_SIZE],
                   struct error *err);

/*
 * A page has a newer version: keep the older one as what it differs from that by, where it is far
 * smaller and nothing needs it whole. Inside the caller's transaction. An older one that is damaged
 * stays as it is.
 */
int body_store_shrink(struct db *db, const char *sha256, const char *newer, struct error *err);

#endif
