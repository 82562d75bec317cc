/* Files and their sizes, from outside: nothing is opened. */
#include "trackside/disk_use.h"

#include "trackside/number.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct disk_file *)a)->name, ((const struct disk_file *)b)->name);
}

void disk_use_files(const char *dir, struct arena *arena, const struct disk_file **ret_files,
                    size_t *ret_n)
{
    DIR *stream = opendir(dir);
    struct disk_file *files = NULL;
    struct dirent *entry;
    size_t n = 0;

    while (stream != NULL && (entry = readdir(stream)) != NULL) {
        struct stat status;

        if (lstat(arena_format(arena, "%s/%s", dir, entry->d_name), &status) != 0 ||
            !S_ISREG(status.st_mode))
            continue;
        files = arena_grow(arena, files, n, sizeof(*files));
        files[n++] = (struct disk_file){arena_text(arena, entry->d_name), status.st_size};
    }
    if (stream != NULL)
        closedir(stream);
    if (n > 0)
        qsort(files, n, sizeof(*files), compare_names);
    *ret_files = files;
    *ret_n = n;
}

int64_t disk_use_free(const char *dir)
{
    struct statvfs system;

    if (statvfs(dir, &system) != 0)
        return ABSENT;
    return (int64_t)system.f_bavail * (int64_t)system.f_frsize;
}
