/* mirror.db, opened. */
#include "trackside/mirror_store.h"

#include "data_dir.h"
#include "mirror_schema.h"

int mirror_store_open(const char *dir, enum db_access access, struct db **ret_db, struct error *err)
{
    return data_dir_open_db(dir, &mirror_schema, access, ret_db, err);
}
