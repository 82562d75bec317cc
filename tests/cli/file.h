/* Files and folders, for a stage. */
#ifndef TRACKSIDE_TESTS_FILE_H
#define TRACKSIDE_TESTS_FILE_H

#include "trackside/arena.h"
#include "trackside/error.h"

enum {
    LARGEST_FILE = 64 * 1024 * 1024,
};

/* The whole file, in the arena, with a NUL behind it. */
int file_read(const char *path, struct arena *arena, struct bytes *ret_content, struct error *err);

/* Write a file; folders above it are made. */
int file_write(const char *path, struct bytes content, struct arena *arena, struct error *err);

/* Remove a folder and all that is in it. */
void file_remove_folder(const char *path);

#endif
