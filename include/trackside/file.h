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
 * Writing. Whatever we write for somebody is made under a private name beside its own, for the
 * owner alone, brought to the disk, and put in its place at once: neither a kill, nor a full disk,
 * nor a second process at the same work leaves half a file there, and no reader ever sees one.
 */
enum file_place {
    FILE_REPLACES, /* what is there, which keeps its permissions */
    FILE_IS_NEW,   /* refused when anything is there, a link that leads nowhere too */
};

/* Write a file whole. ERROR_FAILED names it. What is no regular file is never replaced. */
int file_write_whole(const char *path, struct bytes content, enum file_place place,
                     struct error *err);

/*
 * For what is written by others (a database): a private name for PATH, in the arena, at which
 * nothing is yet; what dead processes left under such names for PATH is removed.
 */
const char *file_part_name(const char *path, struct arena *arena);

/* Bring the file `part` to the disk and put it at PATH. After a failure it is where it was. */
int file_put_in_place(const char *part, const char *path, enum file_place place, struct error *err);

/* Remove what dead processes left in a directory under private names. */
void file_sweep(const char *directory);

/*
 * Have a directory for oneself: waits for another process that has it. The descriptor keeps it;
 * file_let_go_at (for CLEANUP) gives it up, as the end of the process does. -1 is none.
 */
int file_hold_directory(const char *path, int *ret_fd, struct error *err);
void file_let_go_at(int *fd);

/* Make a directory unless it is there; what leads to it must be. */
int file_make_directory(const char *path, struct error *err);

#endif
