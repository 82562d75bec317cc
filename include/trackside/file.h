/*
 * Whole files: read within a ceiling, written so that they are there altogether or not at all.
 */
#ifndef TRACKSIDE_FILE_H
#define TRACKSIDE_FILE_H

#include "trackside/arena.h"
#include "trackside/bytes.h"
#include "trackside/error.h"

/*
 * Read a regular file into the arena. Links are not followed: the name may be anybody's.
 * ERROR_NOT_FOUND when it is not there, ERROR_FAILED for what cannot be read, is no regular file (a
 * pipe or a device might never end) or is larger than `ceiling` bytes; the sentence names the file.
 */
int file_read_whole(const char *path, size_t ceiling, struct arena *arena,
                    struct bytes *ret_content, struct error *err);

/* The same, of a name that is the user's own: it may be a link. */
int file_read_chosen(const char *path, size_t ceiling, struct arena *arena,
                     struct bytes *ret_content, struct error *err);

/*
 * Write a file whole, under another name first and then in its place. One that is there is
 * replaced. ERROR_FAILED names it.
 */
int file_write_whole(const char *path, struct bytes content, struct error *err);

/* Make a directory unless it is there; what leads to it must be. */
int file_make_directory(const char *path, struct error *err);

#endif
