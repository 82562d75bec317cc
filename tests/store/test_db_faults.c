/* A disk that fails: what is told of it, and what is not taken for damage. */
#include "scratch.h"

#include "toy_schema.h"

#include "trackside/cleanup.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DB "toy.db"

/* ---- SQLite's way to the disk, with faults in it ---- */

enum fault {
    NO_FAULT,
    READS_FAIL,  /* EIO, which SQLite takes for damage */
    SHARED_FULL, /* no room for the log's shared memory */
    OPENS_FAIL,  /* of the log */
};

static struct {
    enum fault fault;
    int n_before; /* reads that go well before */
    int times;    /* how often then */
    int reason;
    sqlite3_vfs *real;
    const sqlite3_io_methods *methods;
} disk;

static bool fails(enum fault fault)
{
    if (disk.fault != fault || disk.times == 0)
        return false;
    if (disk.n_before > 0) {
        disk.n_before--;
        return false;
    }
    disk.times--;
    return true;
}

static int read_or_fail(sqlite3_file *file, void *data, int size, sqlite3_int64 at)
{
    return fails(READS_FAIL) ? SQLITE_IOERR_CORRUPTFS : disk.methods->xRead(file, data, size, at);
}

static int map_or_fail(sqlite3_file *file, int page, int size, int extend,
                       void volatile **ret_memory)
{
    return fails(SHARED_FULL) ? SQLITE_IOERR_SHMSIZE
                              : disk.methods->xShmMap(file, page, size, extend, ret_memory);
}

/* All databases have the same methods. */
static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                     int *ret_flags)
{
    static sqlite3_io_methods methods;
    int r;

    (void)vfs;
    if ((flags & SQLITE_OPEN_WAL) != 0 && fails(OPENS_FAIL)) {
        file->pMethods = NULL;
        return SQLITE_CANTOPEN;
    }
    r = disk.real->xOpen(disk.real, name, file, flags, ret_flags);
    if (r != SQLITE_OK || (flags & SQLITE_OPEN_MAIN_DB) == 0)
        return r;
    disk.methods = file->pMethods;
    methods = *disk.methods;
    methods.xRead = read_or_fail;
    methods.xShmMap = map_or_fail;
    file->pMethods = &methods;
    return r;
}

static int last_error(sqlite3_vfs *vfs, int size, char *out)
{
    (void)vfs, (void)size, (void)out;
    return disk.reason;
}

static int install(void **state)
{
    static sqlite3_vfs faulty;

    disk.real = sqlite3_vfs_find("unix");
    assert_non_null(disk.real);
    faulty = *disk.real;
    faulty.zName = "faulty";
    faulty.xOpen = open_file;
    faulty.xGetLastError = last_error;
    assert_int_equal(sqlite3_vfs_register(&faulty, 1), SQLITE_OK);
    (void)state;
    return 0;
}

static void break_disk(enum fault fault, int n_before, int times, int reason)
{
    disk.n_before = n_before;
    disk.fault = fault;
    disk.times = times;
    disk.reason = reason;
}

/* ---- a database with something in it ---- */

static struct db *open_toy(struct scratch *scratch)
{
    struct db *db = NULL;

    break_disk(NO_FAULT, 0, 0, 0);
    scratch_require(scratch,
                    db_open(scratch_path(scratch, DB), &toy_v1, DB_WRITE, &db, &scratch->err));
    return db;
}

static int put(struct scratch *scratch, struct db *db, const char *name)
{
    struct query *query = db_query(db, TOY_PUT);

    query_bind_text(query, ":name", name);
    query_bind_int(query, ":size", 1);
    return query_run(query, &scratch->err);
}

static int list(struct scratch *scratch, struct db *db, int *ret_n)
{
    struct query *query = db_query(db, TOY_LIST);
    int r;

    for (*ret_n = 0; (r = query_next(query, &scratch->err)) == QUERY_ROW; ++*ret_n)
        ;
    return r;
}

/* Opened anew, so that nothing of it is in memory. */
static struct db *open_filled(struct scratch *scratch)
{
    struct db *db = open_toy(scratch);

    for (int i = 0; i < 500; i++)
        scratch_require(
            scratch, put(scratch, db, arena_format(&scratch->arena, "thing %d of a whole lot", i)));
    db_close(db);
    return open_toy(scratch);
}

/* ---- the cases ---- */

static void a_page_that_cannot_be_read_once_is_no_damage(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_filled(scratch);
    int n;

    break_disk(READS_FAIL, 0, 1, EIO);
    scratch_require_error(scratch, list(scratch, db, &n), ERROR_FAILED, DB,
                          "cannot be read or written", "check the disk", NULL);
    assert_int_equal(list(scratch, db, &n), QUERY_DONE);
    assert_int_equal(n, 500);
}

static void a_page_that_can_never_be_read_is_lost(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_filled(scratch);
    int n;

    break_disk(READS_FAIL, 0, 1000000, EIO);
    scratch_require_error(scratch, list(scratch, db, &n), ERROR_CHECK, DB, "is damaged", NULL);
    assert_int_equal(scratch->err.hint, HINT_RECOVER);
}

static void damage_is_told_as_such(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_filled(scratch);
    char dirt[4096];
    FILE *file;
    int n;

    db_close(db);
    memset(dirt, 0x5a, sizeof(dirt));
    file = fopen(scratch_path(scratch, DB), "r+");
    assert_non_null(file);
    for (long page = 3; page < 8; page++) {
        assert_int_equal(fseek(file, page * 4096, SEEK_SET), 0);
        assert_int_equal(fwrite(dirt, sizeof(dirt), 1, file), 1);
    }
    assert_int_equal(fclose(file), 0);
    db = open_toy(scratch);
    scratch_require_error(scratch, list(scratch, db, &n), ERROR_CHECK, DB, "is damaged", NULL);
}

static void count_finding(void *context, const char *check, const char *place, const char *finding)
{
    (void)check, (void)place, (void)finding;
    ++*(int *)context;
}

static void a_check_asks_again(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_filled(scratch);
    int n = 0;

    for (int times = 1; times <= 3; times++) {
        db_close(db);
        db = open_toy(scratch);
        break_disk(READS_FAIL, 0, times, EIO);
        scratch_require_error(scratch,
                              db_check(db, &scratch->arena, count_finding, &n, &scratch->err),
                              ERROR_FAILED, DB, "cannot be read or written", NULL);
        assert_int_equal(n, 0);
    }
    break_disk(NO_FAULT, 0, 0, 0);
    scratch_require(scratch, db_check(db, &scratch->arena, count_finding, &n, &scratch->err));
    assert_int_equal(n, 0);
}

static void a_backup_is_not_given_up_for_one_bad_read(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_filled(scratch);

    for (int nth = 0; nth < 40; nth++) {
        const char *copy = scratch_path(scratch, "copy.db");
        int r;

        unlink(copy);
        break_disk(NO_FAULT, 0, 0, 0);
        db_close(db);
        db = open_toy(scratch);
        break_disk(READS_FAIL, nth, 1, EIO);
        r = db_copy(db, copy, NULL, &scratch->err);
        if (r < 0)
            assert_int_not_equal(scratch->err.code, ERROR_CHECK);
    }
}

static void no_room_for_shared_memory_is_a_full_disk(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    db_close(open_filled(scratch));
    break_disk(SHARED_FULL, 0, 1000000, ENOSPC);
    scratch_require_error(scratch,
                          db_open(scratch_path(scratch, DB), &toy_v1, DB_WRITE, &db, &scratch->err),
                          ERROR_FAILED, DB, "the disk is full", "free some space", NULL);
    assert_null(db);
}

static void why_a_file_cannot_be_opened_is_told(void **state)
{
    static const struct {
        int reason;
        const char *words;
    } cases[] = {
        {ENOSPC, "the disk is full"},
        {EDQUOT, "the disk is full"},
        {EMFILE, "cannot be opened"},
        {EACCES, "cannot be opened"},
    };
    struct scratch *scratch = *state;

    for (size_t i = 0; i < N_OF(cases); i++) {
        struct db *db = NULL;

        db_close(open_filled(scratch));
        break_disk(OPENS_FAIL, 0, 1000000, cases[i].reason);
        scratch_require_error(
            scratch, db_open(scratch_path(scratch, DB), &toy_v1, DB_WRITE, &db, &scratch->err),
            ERROR_FAILED, DB, cases[i].words, strerror(cases[i].reason), NULL);
        assert_null(db);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(a_page_that_cannot_be_read_once_is_no_damage),
        SCRATCH_TEST(a_page_that_can_never_be_read_is_lost),
        SCRATCH_TEST(damage_is_told_as_such),
        SCRATCH_TEST(a_check_asks_again),
        SCRATCH_TEST(a_backup_is_not_given_up_for_one_bad_read),
        SCRATCH_TEST(no_room_for_shared_memory_is_a_full_disk),
        SCRATCH_TEST(why_a_file_cannot_be_opened_is_told),
    };

    return cmocka_run_group_tests(tests, install, NULL);
}
