/*
 * Bodies: the bytes of pages and oddities, packed, once for each content.
 */
#ifndef TRACKSIDE_STORE_BODY_STORE_H
#define TRACKSIDE_STORE_BODY_STORE_H

#include "trackside/db.h"
#include "trackside/digest.h"

/* Keep a content inside the caller's transaction; its digest names it. */
int body_store_put(struct db *db, struct bytes body, char sha256[static DIGEST_HEX_SIZE],
                   struct error *err);

#endif
