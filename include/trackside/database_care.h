/* Looking after the databases as files: copying them, checking them, telling what they are made of.
 */
#ifndef TRACKSIDE_DATABASE_CARE_H
#define TRACKSIDE_DATABASE_CARE_H

#include "trackside/store_backup.h"
#include "trackside/store_check.h"
#include "trackside/task.h"

/* Copy the open stores, and archives, into DIR, as store_back_up does. */
int database_back_up(struct task *task, struct arena *arena, const char *dir, bool replace,
                     struct backup_file **ret_files, size_t *ret_n, struct error *err);

/* Check the open stores, and archives, as store_check does; 0 also with findings. They are opened
 * anew for writing where they can be written, without which SQLite leaves a check out. */
int database_check(struct task *task, struct arena *arena, struct check_report *ret_report,
                   struct error *err);

/* What a database is made of. */
struct database_shape {
    const struct db_schema *schema;
    struct db_object *objects; /* tables, views, indexes, in an order that makes them again */
    size_t n;
};

/* Of "race" (NULL too) or "mirror"; ERROR_USAGE for another name. In the arena. */
int database_describe(struct task *task, struct arena *arena, const char *name,
                      struct database_shape *ret_shape, struct error *err);

#endif
