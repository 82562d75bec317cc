/*
 * Archives of race.db: race stores of their own beside it, one a year.
 */
#ifndef TRACKSIDE_RACE_ARCHIVES_H
#define TRACKSIDE_RACE_ARCHIVES_H

#include "trackside/db.h"

/* Open DIR/FILE, an archive: a race store of its own beside race.db. */
int race_store_open_archive(const char *dir, const char *file, enum db_access access,
                            struct db **ret_db, struct error *err);

/* Which of those there are, the latest year first: names without their folder, in the arena. */
int race_store_list_archives(const char *dir, struct arena *arena, const char *const **ret_files,
                             size_t *ret_n, struct error *err);

#endif
