/* Making the data directory, and opening what is in it. */
#include "data_dir.h"

#include "trackside/cleanup.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* A directory that is there stays as it is, whatever its permissions. */
static int make_directory(const char *path, struct error *err)
{
    struct stat status;

    if (mkdir(path, S_IRWXU) == 0)
        return 0;
    int reason = errno;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return 0;
    return error_set(err, ERROR_FAILED, "the directory %s cannot be made: %s; use another --data",
                     path, strerror(reason));
}

/* Every directory on the way, each for the owner alone. */
static int make_directories(const char *dir, struct arena *arena, struct error *err)
{
    char *path = arena_text(arena, dir);
    int r = 0;

    for (char *slash = strchr(path + 1, '/'); slash && r == 0; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        r = make_directory(path, err);
        *slash = '/';
    }
    return r == 0 ? make_directory(dir, err) : r;
}

int data_dir_open_db(const char *dir, const struct db_schema *schema, enum db_access access,
                     struct db **ret_db, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    arena_init(&arena);
    if (dir[0] == '\0')
        return error_set(err, ERROR_USAGE, "--data needs a directory");
    if (access == DB_WRITE) {
        int r = make_directories(dir, &arena, err);
        if (r < 0)
            return r;
    }
    return db_open(arena_format(&arena, "%s/%s.db", dir, schema->name), schema, access, ret_db,
                   err);
}
