/* Copies beside their names first, then all of them in their places. */
#include "trackside/store_backup.h"

#include "data_dir.h"

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
        return error_set(err, ERROR_FAILED,
                         "%s is there already; give another directory, or --force to replace it",
                         copy->path);
    return 0;
}

static int make_copy(const struct copy *copy, const volatile sig_atomic_t *interrupted,
                     struct error *err)
{
    unlink(copy->part); /* of a run that was killed */
    return db_copy(copy->from, copy->part, interrupted, err);
}

static int put_in_place(const struct copy *copy, struct error *err)
{
    if (rename(copy->part, copy->path) == 0)
        return 0;
    return error_set(err, ERROR_FAILED, "%s cannot be renamed to %s: %s", copy->part, copy->path,
                     strerror(errno));
}

static int copy_all(const struct copy *copies, const volatile sig_atomic_t *interrupted,
                    struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < BACKUP_N_FILES; i++)
        r = make_copy(&copies[i], interrupted, err);
    for (size_t i = 0; r == 0 && i < BACKUP_N_FILES; i++)
        r = put_in_place(&copies[i], err);
    for (size_t i = 0; r < 0 && i < BACKUP_N_FILES; i++)
        unlink(copies[i].part);
    return r;
}

static struct copy plan(struct db *db, const char *dir, struct arena *arena)
{
    const char *path = arena_format(arena, "%s/%s.db", dir, db_schema_of(db)->name);

    return (struct copy){.from = db, .path = path, .part = arena_format(arena, "%s.part", path)};
}

int store_back_up(struct db *mirror_db, struct db *race_db, const char *dir, bool replace,
                  const volatile sig_atomic_t *interrupted, struct arena *arena,
                  struct backup_file ret_files[static BACKUP_N_FILES], struct error *err)
{
    const struct copy copies[BACKUP_N_FILES] = {plan(race_db, dir, arena),
                                                plan(mirror_db, dir, arena)};
    int r = data_dir_make(dir, "give another directory", err);

    for (size_t i = 0; r == 0 && i < BACKUP_N_FILES; i++)
        r = check_place(&copies[i], replace, arena, err);
    if (r == 0)
        r = copy_all(copies, interrupted, err);
    for (size_t i = 0; r == 0 && i < BACKUP_N_FILES; i++)
        ret_files[i] =
            (struct backup_file){.path = copies[i].path, .size = file_size(copies[i].path)};
    return r;
}
