/* Copies beside their names first, then all of them in their places. */
#include "trackside/store_backup.h"

#include "data_dir.h"

#include "trackside/cleanup.h"
#include "trackside/file.h"
#include "trackside/race_archives.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct copy {
    struct db *from;
    const char *path;
    const char *part; /* where it is made */
};

static int64_t file_size(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 ? (int64_t)status.st_size : ABSENT;
}

static bool is_same_file(const char *path, const char *other)
{
    struct stat a, b;

    return stat(path, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

/* A log beside the file belongs to whoever writes it; a copy put under it would be damaged. */
static int check_place(const struct copy *copy, bool replace, struct arena *arena,
                       struct error *err)
{
    struct stat status;

    if (is_same_file(copy->path, db_path(copy->from)) ||
        file_size(arena_format(arena, "%s-wal", copy->path)) > 0)
        return error_set(err, ERROR_FAILED,
                         "%s is in use as a database; give a directory of the backup's own",
                         copy->path);
    if (lstat(copy->path, &status) == 0 && !replace)
        return error_set_hint(err, ERROR_FAILED, HINT_OR_REPLACE_BACKUP,
                              "%s is there already; give another directory", copy->path);
    return 0;
}

static int make_copy(const struct copy *copy, const volatile sig_atomic_t *interrupted,
                     struct error *err)
{
    return db_copy(copy->from, copy->part, interrupted, err);
}

/* A backup in the making: the copies that are made, each beside its name. */
struct backing_up {
    const char *dir;
    bool replace;
    const volatile sig_atomic_t *interrupted;
    struct arena *arena;
    struct copy *copies;
    size_t n;
};

static const char *file_name(const struct db *db)
{
    const char *slash = strrchr(db_path(db), '/');

    return slash == NULL ? db_path(db) : slash + 1;
}

static int add_copy(struct backing_up *backup, struct db *from, struct error *err)
{
    const char *path = arena_format(backup->arena, "%s/%s", backup->dir, file_name(from));
    struct copy copy = {.from = from, .path = path, .part = file_part_name(path, backup->arena)};
    int r = check_place(&copy, backup->replace, backup->arena, err);

    if (r == 0)
        r = make_copy(&copy, backup->interrupted, err);
    if (r < 0)
        return r;
    backup->copies = arena_grow(backup->arena, backup->copies, backup->n, sizeof(*backup->copies));
    backup->copies[backup->n++] = copy;
    return 0;
}

static int add_archives(struct backing_up *backup, const char *data_dir, struct error *err)
{
    const char *const *files = NULL;
    size_t n = 0;
    int r = race_store_list_archives(data_dir, backup->arena, &files, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        struct db *archive CLEANUP(db_close_at) = NULL;

        r = race_store_open_archive(data_dir, files[i], DB_READ, &archive, err);
        if (r == ERROR_NOT_FOUND) { /* its last day was restored just now */
            r = 0;
            continue;
        }
        if (r == 0)
            r = add_copy(backup, archive, err);
    }
    return r;
}

static int copy_all(struct backing_up *backup, const struct backup_stores *stores,
                    struct error *err)
{
    int r = add_copy(backup, stores->race_db, err);

    if (r == 0)
        r = add_archives(backup, stores->data_dir, err);
    return r == 0 ? add_copy(backup, stores->mirror_db, err) : r;
}

static void tell(const struct backing_up *backup, struct backup_file **ret_files, size_t *ret_n)
{
    struct backup_file *files = arena_new_array(backup->arena, backup->n, struct backup_file);

    for (size_t i = 0; i < backup->n; i++)
        files[i] = (struct backup_file){.path = backup->copies[i].path,
                                        .size = file_size(backup->copies[i].path)};
    *ret_files = files;
    *ret_n = backup->n;
}

int store_back_up(const struct backup_stores *stores, const char *dir, bool replace,
                  const volatile sig_atomic_t *interrupted, struct arena *arena,
                  struct backup_file **ret_files, size_t *ret_n, struct error *err)
{
    struct backing_up backup = {
        .dir = dir, .replace = replace, .interrupted = interrupted, .arena = arena};
    int r = data_dir_make(dir, HINT_OTHER_DIRECTORY, err);

    if (r == 0)
        r = copy_all(&backup, stores, err);
    for (size_t i = 0; r == 0 && i < backup.n; i++)
        r = file_put_in_place(backup.copies[i].part, backup.copies[i].path,
                              replace ? FILE_REPLACES : FILE_IS_NEW, err);
    for (size_t i = 0; r < 0 && i < backup.n; i++)
        unlink(backup.copies[i].part);
    if (r == 0)
        tell(&backup, ret_files, ret_n);
    return r;
}
