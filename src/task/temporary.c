/* Temporary directories. */
#include "trackside/temporary.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    N_DIRECTORIES_OPEN = 8,
};

int temporary_make(const char *place, const char *what, struct arena *arena, const char **ret_dir,
                   struct error *err)
{
    char *dir = arena_format(arena, "%s/trackside-%s-XXXXXX", place, what);

    if (mkdtemp(dir) == NULL)
        return error_set_hint(err, ERROR_FAILED, HINT_OTHER_TEMPORARY, "%s cannot be made: %s", dir,
                              strerror(errno));
    *ret_dir = dir;
    return 0;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status, (void)type, (void)walk;
    return remove(path);
}

void temporary_remove(const char *dir)
{
    if (dir != NULL)
        nftw(dir, remove_entry, N_DIRECTORIES_OPEN, FTW_DEPTH | FTW_PHYS);
}

void temporary_remove_at(const char **dir)
{
    temporary_remove(*dir);
}
