/* A copy of a database, while others go on writing. */
#include "connection.h"

#include "trackside/cleanup.h"
#include "trackside/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void close_copy_at(sqlite3 **copy)
{
    sqlite3_close(*copy);
}

/*
 * SQLite's own copy, page by page. (VACUUM INTO does not do: with our hardening on, SQLite 3.40
 * trips over tables with generated columns.) What others write meanwhile would make it begin
 * again; the read transaction that we hold keeps to one state.
 */
static int copy_pages(const struct db *db, sqlite3 *copy, const volatile sig_atomic_t *interrupted,
                      struct error *err)
{
    enum {
        PAGES_BETWEEN_LOOKS = 2048, /* 8 MiB */
    };
    sqlite3_backup *backup = sqlite3_backup_init(copy, "main", db->sqlite, "main");
    bool stop = false;
    int r = SQLITE_ERROR;

    if (backup == NULL)
        return connection_fail(db, sqlite3_errcode(copy), "backup", err);
    do {
        r = sqlite3_backup_step(backup, PAGES_BETWEEN_LOOKS);
        stop = interrupted != NULL && *interrupted != 0;
    } while (r == SQLITE_OK && !stop);
    r = sqlite3_backup_finish(backup);
    if (r == SQLITE_OK && stop)
        return error_set(err, ERROR_INTERRUPTED, "interrupted; no copy of %s was kept", db->path);
    return r == SQLITE_OK ? 0 : connection_fail(db, r, "backup", err);
}

/*
 * The header says WAL, as that of the database does. With the file alone to ourselves its log
 * needs no shared memory, so that a copy may lie on a network drive; then it has a log no more.
 */
static int make_one_file(const struct db *db, sqlite3 *copy, struct error *err)
{
    int r = sqlite3_exec(copy, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE",
                         NULL, NULL, NULL);

    return r == SQLITE_OK ? 0 : connection_fail(db, r, "the backup's journal", err);
}

static int check_copy(const struct db *db, sqlite3 *copy, const char *path, struct error *err)
{
    sqlite3_stmt *row CLEANUP(finalize_at) = NULL;
    int r = sqlite3_prepare_v2(copy, "PRAGMA integrity_check(1)", -1, &row, NULL);

    if (r == SQLITE_OK)
        r = sqlite3_step(row);
    if (r != SQLITE_ROW)
        return connection_fail(db, r, "check of the backup", err);
    const char *finding = (const char *)sqlite3_column_text(row, 0);
    if (finding != NULL && (strcmp(finding, "ok") == 0 || connection_is_sound(copy)))
        return 0; /* what the disk failed to read once is not damaged */
    return error_set(err, ERROR_CHECK, "%s is damaged, so no copy was kept as %s: %s", db->path,
                     path, finding != NULL ? finding : "unknown");
}

static int copy_into(const struct db *db, const char *path,
                     const volatile sig_atomic_t *interrupted, struct error *err)
{
    sqlite3 *copy CLEANUP(close_copy_at) = NULL;
    int r = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE, NULL);

    if (r != SQLITE_OK)
        return connection_fail(db, r, "backup", err);
    r = copy_pages(db, copy, interrupted, err);
    if (r == 0)
        r = make_one_file(db, copy, err);
    return r == 0 ? check_copy(db, copy, path, err) : r;
}

/* For the owner alone from its first byte on. */
static int make_file(const char *path, struct error *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);

    if (fd < 0)
        return error_set(err, ERROR_FAILED, "%s cannot be made: %s", path, strerror(errno));
    close(fd);
    return 0;
}

/* A read transaction sees the state of its first look. */
static int hold_state(struct db *db, struct error *err)
{
    int64_t version;
    int r = db_begin_read(db, err);

    return r == 0 ? connection_ask(db, "PRAGMA user_version", &version, err) : r;
}

int db_copy(struct db *db, const char *path, const volatile sig_atomic_t *interrupted,
            struct error *err)
{
    int r = make_file(path, err);

    if (r < 0)
        return r;
    r = hold_state(db, err);
    if (r == 0)
        r = copy_into(db, path, interrupted, err);
    db_rollback(db);
    if (r < 0)
        unlink(path);
    return r;
}

/*
 * Under a name of this process's own first: neither a kill nor a second process leaves half a
 * copy under the final name.
 */
int connection_back_up(struct db *db, int64_t version, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const char *path, *part;
    int r;

    arena_init(&arena);
    path = arena_format(&arena, "%s.before-%" PRId64, db->path, version);
    part = file_part_name(path, &arena);
    r = db_copy(db, part, NULL, err);
    if (r == 0)
        r = file_put_in_place(part, path, FILE_REPLACES, err);
    if (r < 0)
        unlink(part);
    return r;
}
