/*
 * Both databases, and the archives, as files of a directory, which is a data directory of its own.
 */
#ifndef TRACKSIDE_STORE_BACKUP_H
#define TRACKSIDE_STORE_BACKUP_H

#include "trackside/db.h"

/* A file that was written. Texts live in the arena. */
struct backup_file {
    const char *path;
    int64_t size; /* bytes */
};

struct backup_stores {
    struct db *mirror_db;
    struct db *race_db;
    const char *data_dir; /* where they are, and perhaps archives beside them */
};

/*
 * Copy all of them into DIR (made when missing, 0700), under their names, 0600, while others go on
 * writing. race.db is copied first, for a day that is archived meanwhile to be in one of them, and
 * mirror.db last, for every row to have its page. Each copy is checked before all are there under
 * their names, or none is.
 *
 * ERROR_FAILED when one is there already and `replace` is false, or when DIR is in use as a data
 * directory; ERROR_CHECK when what was copied is damaged; ERROR_INTERRUPTED.
 */
int store_back_up(const struct backup_stores *stores, const char *dir, bool replace,
                  const volatile sig_atomic_t *interrupted, struct arena *arena,
                  struct backup_file **ret_files, size_t *ret_n, struct error *err);

#endif
