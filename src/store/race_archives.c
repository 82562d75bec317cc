/* Race stores of single years, beside race.db. */
#include "trackside/race_archives.h"

#include "race_schema.h"

#include "trackside/cleanup.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum {
    YEAR_SIZE = 4,
};

static bool is_archive(const char *name)
{
    static const char prefix[] = "archive-";
    const char *year = name + strlen(prefix);

    return strncmp(name, prefix, strlen(prefix)) == 0 && strspn(year, "0123456789") == YEAR_SIZE &&
           strcmp(year + YEAR_SIZE, ".db") == 0;
}

static int compare_latest_first(const void *a, const void *b)
{
    const char *const *x = a;
    const char *const *y = b;

    return strcmp(*y, *x);
}

int race_store_list_archives(const char *dir, struct arena *arena, const char *const **ret_files,
                             size_t *ret_n, struct error *err)
{
    DIR *stream = opendir(dir);
    const char **files = NULL;
    const struct dirent *entry;
    size_t n = 0;

    if (stream == NULL)
        return error_set(err, ERROR_FAILED, "the directory %s cannot be read", dir);
    while ((entry = readdir(stream)) != NULL) {
        if (!is_archive(entry->d_name))
            continue;
        files = arena_grow(arena, files, n, sizeof(*files));
        files[n++] = arena_text(arena, entry->d_name);
    }
    closedir(stream);
    if (n > 0)
        qsort(files, n, sizeof(*files), compare_latest_first);
    *ret_files = files;
    *ret_n = n;
    return 0;
}

int race_store_open_archive(const char *dir, const char *file, enum db_access access,
                            struct db **ret_db, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    arena_init(&arena);
    return db_open(arena_format(&arena, "%s/%s", dir, file), &race_schema, access, ret_db, err);
}
