/*
 * Both databases as two files of a directory, which is a data directory of its own.
 */
#ifndef TRACKSIDE_STORE_BACKUP_H
#define TRACKSIDE_STORE_BACKUP_H

#include "trackside/db.h"

/* A file that was written. Texts live in the arena. */
struct backup_file {
    const char *path;
    int64_t size; /* bytes */
};

enum {
    BACKUP_N_FILES = 2,
};

/*
 * Copy both into DIR (made when missing, 0700), as NAME.db, 0600,
 * while others go on writing. race.db is copied first, so that every row has its page in the copy
 * of mirror.db. Each copy is checked before both are there under their names, or neither is.
 *
 * ERROR_FAILED when one is there already and `replace` is false, or when DIR is in use as a data
 * directory; ERROR_CHECK when what was copied is damaged; ERROR_INTERRUPTED.
 */
int store_back_up(struct db *mirror_db, struct db *race_db, const char *dir, bool replace,
                  const volatile sig_atomic_t *interrupted, struct arena *arena,
                  struct backup_file ret_files[static BACKUP_N_FILES], struct error *err);

#endif
