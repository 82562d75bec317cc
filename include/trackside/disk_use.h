/* What the data directory takes on its disk, and what is left there. */
#ifndef TRACKSIDE_DISK_USE_H
#define TRACKSIDE_DISK_USE_H

#include "trackside/arena.h"

#include <stdint.h>

struct disk_file {
    const char *name; /* within the directory */
    int64_t size;     /* bytes */
};

/* The plain files of a directory, by name; none where it cannot be read. In the arena. */
void disk_use_files(const char *dir, struct arena *arena, const struct disk_file **ret_files,
                    size_t *ret_n);

/* Bytes an ordinary user may still write on the disk of a directory; ABSENT when not known. */
int64_t disk_use_free(const char *dir);

#endif
