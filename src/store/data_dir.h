/*
 * The directory that holds both databases.
 */
#ifndef TRACKSIDE_STORE_DATA_DIR_H
#define TRACKSIDE_STORE_DATA_DIR_H

#include "trackside/db.h"

/*
 * Make DIR, and what leads to it, for the owner alone (0700). One that is there stays as it is.
 * `hint` is that of an error.
 */
int data_dir_make(const char *dir, enum hint hint, struct error *err);

/* Open DIR/NAME.db, NAME being the schema's; DB_WRITE makes DIR, and what leads to it (0700). */
int data_dir_open_db(const char *dir, const struct db_schema *schema, enum db_access access,
                     struct db **ret_db, struct error *err);

#endif
