/* A copy of a database before it is changed. */
#include "connection.h"

#include "file_check.h"

#include "trackside/cleanup.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* VACUUM INTO gives one consistent, compact file without a log, however busy the source is. */
static int copy_into(const struct db *db, const char *path, struct error *err)
{
    sqlite3_stmt *statement CLEANUP(finalize_at) = NULL;
    int r = sqlite3_prepare_v2(db->sqlite, "VACUUM INTO :path", -1, &statement, NULL);

    if (r == SQLITE_OK)
        r = sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC);
    if (r == SQLITE_OK)
        r = sqlite3_step(statement);
    return r == SQLITE_DONE ? 0 : connection_fail(db, r, "backup before migrating", err);
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
