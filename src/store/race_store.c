/* race.db, opened. */
#include "trackside/race_store.h"

#include "data_dir.h"
#include "race_schema.h"

int race_store_open(const char *dir, enum db_access access, struct db **ret_db, struct error *err)
{
    return data_dir_open_db(dir, &race_schema, access, ret_db, err);
}
