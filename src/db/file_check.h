/*
 * What must be known of a file before SQLite touches it.
 */
#ifndef TRACKSIDE_DB_FILE_CHECK_H
#define TRACKSIDE_DB_FILE_CHECK_H

#include "trackside/error.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Is there a database file at path, or may one be made? Refused: a symbolic link (it could lead
 * anywhere), anything that is no plain file, and network file systems, where the shared memory
 * of the write-ahead log does not work.
 */
int file_check(const char *path, bool *ret_exists, struct error *err);

/* Make the empty file, for the owner alone. That it is there by now is no error. */
int file_create(const char *path, struct error *err);

/* What a file system is called whose files another machine, a host or a program keeps, by its
 * statfs type; NULL for others. */
const char *file_system_remote_name(uint32_t type);

/*
 * Can a reader use the file, but nothing beside it be written, and is no log beside it that would
 * have to be read too? Then it is as if on a read-only medium.
 */
bool file_is_frozen(const char *path);

#endif
