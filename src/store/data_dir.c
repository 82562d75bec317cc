/* Making the data directory, and opening what is in it. */
#include "data_dir.h"

#include "trackside/cleanup.h"
#include "trackside/file.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* A directory that is there stays as it is, whatever its permissions. */
static int make_directory(const char *path, enum hint hint, struct error *err)
{
    struct stat status;
    int reason;

    if (mkdir(path, S_IRWXU) == 0)
        return 0;
    reason = errno;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return 0;
    return error_set_hint(err, ERROR_FAILED, hint, "the directory %s cannot be made: %s", path,
                          strerror(reason));
}

int data_dir_make(const char *dir, enum hint hint, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    char *path;
    int r = 0;

    arena_init(&arena);
    path = arena_text(&arena, dir);
    for (char *slash = strchr(path + 1, '/'); slash && r == 0; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        r = make_directory(path, hint, err);
        *slash = '/';
    }
    return r == 0 ? make_directory(dir, hint, err) : r;
}

int data_dir_open_db(const char *dir, const struct db_schema *schema, enum db_access access,
                     struct db **ret_db, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    arena_init(&arena);
    if (dir[0] == '\0')
        return error_set_hint(err, ERROR_USAGE, HINT_OTHER_DATA, "the data directory has no name");
    if (access == DB_WRITE) {
        int r = data_dir_make(dir, HINT_OTHER_DATA, err);

        if (r < 0)
            return r;
        file_sweep(dir);
    }
    return db_open(arena_format(&arena, "%s/%s.db", dir, schema->name), schema, access, ret_db,
                   err);
}
