/* Both databases as files. */
#include "trackside/database_care.h"

#include "trackside/mirror_store.h"
#include "trackside/race_store.h"

#include <string.h>

int database_back_up(struct task *task, struct arena *arena, const char *dir, bool replace,
                     struct backup_file **ret_files, size_t *ret_n, struct error *err)
{
    struct backup_stores stores = {
        .mirror_db = task->mirror_db, .race_db = task->race_db, .data_dir = task->data_dir};

    return store_back_up(&stores, dir, replace, task->interrupted, arena, ret_files, ret_n, err);
}

typedef int open_store(const char *, enum db_access, struct db **, struct error *);

static void open_for_writing(struct db **db, open_store *open, const char *dir)
{
    struct db *writable;
    struct error read_only;

    if (open(dir, DB_WRITE, &writable, &read_only) < 0)
        return;
    db_close(*db);
    *db = writable;
}

int database_check(struct task *task, struct arena *arena, struct check_report *ret_report,
                   struct error *err)
{
    open_for_writing(&task->mirror_db, mirror_store_open, task->data_dir);
    open_for_writing(&task->race_db, race_store_open, task->data_dir);
    return store_check(task->mirror_db, task->race_db, task->data_dir, task->interrupted, arena,
                       ret_report, err);
}

int database_describe(struct task *task, struct arena *arena, const char *name,
                      struct database_shape *ret_shape, struct error *err)
{
    struct db *db;

    if (name == NULL || strcmp(name, "race") == 0)
        db = task->race_db;
    else if (strcmp(name, "mirror") == 0)
        db = task->mirror_db;
    else
        return error_set(err, ERROR_USAGE, "there is no database %s; say race or mirror", name);
    ret_shape->schema = db_schema_of(db);
    return db_list_objects(db, arena, &ret_shape->objects, &ret_shape->n, err);
}
