/* Whole files in and out of memory. */
#ifndef TRACKSIDE_RENDER_FILE_H
#define TRACKSIDE_RENDER_FILE_H

#include <stddef.h>

/* Reads a whole file; the caller frees the result, which ends in a NUL not counted in *ret_size. */
char *file_read(const char *path, size_t *ret_size);

/* Writes DIRECTORY/NAME, replacing what was there. */
void file_write(const char *directory, const char *name, const char *data, size_t size);

/* DIRECTORY/NAME, to be freed by the caller. */
char *file_path(const char *directory, const char *name);

#endif
