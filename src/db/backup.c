/* A copy of a database before it is changed. */
#include "connection.h"

#include "file_check.h"

#include "trackside/cleanup.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/*
 * SQLite's own copy, page by page, of one consistent state. (VACUUM INTO does not do: with our
 * hardening on, SQLite 3.40 trips over tables with generated columns.)
 */
static int copy_pages(const struct db *db, sqlite3 *copy, struct error *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(copy, "main", db->sqlite, "main");
    int r = SQLITE_ERROR;

    if (backup != NULL) {
        sqlite3_backup_step(backup, -1);
        r = sqlite3_backup_finish(backup);
    }
    return r == SQLITE_OK ? 0 : connection_fail(db, r, "backup before migrating", err);
}

static int copy_into(const struct db *db, const char *path, struct error *err)
{
    sqlite3 *copy = NULL;
    int r = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE, NULL);

    if (r == SQLITE_OK)
        r = copy_pages(db, copy, err);
    else
        r = connection_fail(db, r, "backup before migrating", err);
    sqlite3_close(copy);
    return r;
}

/*
 * Under a name of this process's own first: neither a kill nor a second process leaves half a
 * copy under the final name. The empty file is made beforehand, for the owner alone.
 */
int connection_back_up(const struct db *db, int64_t version, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const char *path, *part;
    int r;

    arena_init(&arena);
    path = arena_format(&arena, "%s.before-%" PRId64, db->path, version);
    part = arena_format(&arena, "%s.part-%ld", path, (long)getpid());
    unlink(part); /* of a killed process with the same id */
    r = file_create(part, err);
    if (r == 0)
        r = copy_into(db, part, err);
    if (r == 0 && rename(part, path) < 0)
        r = error_set(err, ERROR_FAILED, "%s cannot be renamed to %s: %s", part, path,
                      strerror(errno));
    if (r < 0)
        unlink(part);
    return r;
}
