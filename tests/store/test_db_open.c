/* Opening: what is made, what is refused and in which words, and what a reader may need. */
#include "scratch.h"
#include "toy_schema.h"

#include "file_check.h"
#include "mirror_schema.h"
#include "race_schema.h"

#include "trackside/cleanup.h"
#include "trackside/mirror_store.h"
#include "trackside/race_store.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define DB "toy.db"

static int open_toy(struct scratch *scratch, const struct db_schema *schema, enum db_access access,
                    struct db **ret_db)
{
    return db_open(scratch_path(scratch, DB), schema, access, ret_db, &scratch->err);
}

static void make_toy(struct scratch *scratch)
{
    struct db *db CLEANUP(db_close_at) = NULL;

    scratch_require(scratch, open_toy(scratch, &toy_v1, DB_WRITE, &db));
}

static int64_t put_thing(struct scratch *scratch, struct db *db, const char *name)
{
    struct query *query = db_query(db, TOY_PUT);
    int64_t id = 0;

    query_bind_text(query, ":name", name);
    scratch_require(scratch, query_put(query, NULL, &id, &scratch->err));
    return id;
}

/* ---- what is made ---- */

static void files_are_for_the_owner_alone(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = NULL;
    mode_t mask = umask(0);

    scratch_require(scratch, open_toy(scratch, &toy_v1, DB_WRITE, &db));
    put_thing(scratch, db, "one");
    umask(mask);
    assert_int_equal(scratch_mode(scratch, DB), 0600);
    assert_int_equal(scratch_mode(scratch, DB "-wal"), 0600);
    assert_int_equal(scratch_mode(scratch, DB "-shm"), 0600);
}

static void the_data_directory_is_for_the_owner_alone(void **state)
{
    struct scratch *scratch = *state;
    struct db *mirror CLEANUP(db_close_at) = NULL;
    struct db *race CLEANUP(db_close_at) = NULL;
    const char *dir = scratch_path(scratch, "share/trackside");

    scratch_require(scratch, mirror_store_open(dir, DB_WRITE, &mirror, &scratch->err));
    scratch_require(scratch, race_store_open(dir, DB_WRITE, &race, &scratch->err));
    assert_int_equal(scratch_mode(scratch, "share"), 0700);
    assert_int_equal(scratch_mode(scratch, "share/trackside"), 0700);
    assert_int_equal(scratch_mode(scratch, "share/trackside/mirror.db"), 0600);
    assert_int_equal(scratch_mode(scratch, "share/trackside/race.db"), 0600);
}

static void a_directory_that_is_there_keeps_its_permissions(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = NULL;

    assert_int_equal(chmod(scratch->dir, 0755), 0);
    scratch_require(scratch, mirror_store_open(scratch->dir, DB_WRITE, &db, &scratch->err));
    assert_int_equal(scratch_mode(scratch, "."), 0755);
}

static void a_data_directory_that_is_a_file_is_refused(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    scratch_write_file(scratch, "file", "");
    scratch_require_error(
        scratch, mirror_store_open(scratch_path(scratch, "file"), DB_WRITE, &db, &scratch->err),
        ERROR_FAILED, "file", NULL);
    scratch_require_hint(scratch, HINT_OTHER_DATA);
    assert_null(db);
}

static void ids_and_versions_are_in_the_header(void **state)
{
    const struct {
        const char *file;
        int64_t application_id;
        size_t n_steps;
    } cases[] = {{"mirror.db", 0x54524d31, mirror_schema.n_steps},
                 {"race.db", 0x54525231, race_schema.n_steps}};
    struct scratch *scratch = *state;
    struct db *mirror = NULL, *race = NULL;

    scratch_require(scratch, mirror_store_open(scratch->dir, DB_WRITE, &mirror, &scratch->err));
    scratch_require(scratch, race_store_open(scratch->dir, DB_WRITE, &race, &scratch->err));
    db_close(mirror);
    db_close(race);
    for (size_t i = 0; i < N_OF(cases); i++) {
        assert_int_equal(scratch_ask(scratch, cases[i].file, "PRAGMA application_id"),
                         cases[i].application_id);
        assert_int_equal(scratch_ask(scratch, cases[i].file, "PRAGMA user_version"),
                         cases[i].n_steps);
        assert_string_equal(scratch_ask_text(scratch, cases[i].file, "PRAGMA journal_mode"), "wal");
        assert_string_equal(scratch_ask_text(scratch, cases[i].file, "PRAGMA integrity_check"),
                            "ok");
        assert_string_equal(
            scratch_ask_text(scratch, cases[i].file,
                             "SELECT name FROM pragma_table_list WHERE type = 'table'"
                             " AND name NOT LIKE 'sqlite_%' AND strict = 0"),
            "");
    }
}

/* ---- settings: asked through a schema whose queries are the pragmas ---- */

static void settings_hold_on_every_connection(void **state)
{
    static const struct db_query pragmas[] = {
        {"foreign_keys", "SELECT foreign_keys FROM pragma_foreign_keys"},
        {"trusted_schema", "SELECT trusted_schema FROM pragma_trusted_schema"},
        {"cell_size_check", "SELECT cell_size_check FROM pragma_cell_size_check"},
        {"busy_timeout", "SELECT timeout FROM pragma_busy_timeout"},
        {"journal_size_limit", "SELECT journal_size_limit FROM pragma_journal_size_limit"},
        {"synchronous", "SELECT synchronous FROM pragma_synchronous"},
    };
    static const struct {
        bool every_commit_endures;
        enum db_access access;
        int64_t values[N_OF(pragmas)];
    } cases[] = {
        {false, DB_WRITE, {1, 0, 1, 5000, 4194304, 1}},
        {true, DB_WRITE, {1, 0, 1, 5000, 4194304, 2}},
        {true, DB_READ, {1, 0, 1, 5000, 4194304, 2}},
    };
    struct scratch *scratch = *state;

    for (size_t i = 0; i < N_OF(cases); i++) {
        struct db_schema schema = toy_v1; /* outlives the connection */
        struct db *db CLEANUP(db_close_at) = NULL;

        schema.every_commit_endures = cases[i].every_commit_endures;
        schema.queries = pragmas;
        schema.n_queries = N_OF(pragmas);
        scratch_require(scratch, open_toy(scratch, &schema, cases[i].access, &db));
        for (size_t k = 0; k < N_OF(pragmas); k++) {
            struct query *query = db_query(db, (int)k);

            assert_int_equal(query_next(query, &scratch->err), QUERY_ROW);
            if (query_int(query, 0) != cases[i].values[k])
                fail_msg("case %zu, %s is %lld", i, pragmas[k].name,
                         (long long)query_int(query, 0));
            query_reset(query);
        }
    }
}

/* What was fetched outlives a power cut at once; what is derived can be made again. */
static void the_stores_endure_as_promised(void **state)
{
    static const struct db_query pragma = {"synchronous",
                                           "SELECT synchronous FROM pragma_synchronous"};
    static const struct {
        const struct db_schema *schema;
        const char *file;
        int64_t synchronous;
    } cases[] = {
        {&mirror_schema, "mirror.db", 2}, /* FULL */
        {&race_schema, "race.db", 1},     /* NORMAL */
    };
    struct scratch *scratch = *state;

    for (size_t i = 0; i < N_OF(cases); i++) {
        struct db_schema schema = *cases[i].schema; /* outlives the connection */
        struct db *db CLEANUP(db_close_at) = NULL;
        struct query *query;

        schema.queries = &pragma;
        schema.n_queries = 1;
        scratch_require(scratch, db_open(scratch_path(scratch, cases[i].file), &schema, DB_WRITE,
                                         &db, &scratch->err));
        query = db_query(db, 0);
        assert_int_equal(query_next(query, &scratch->err), QUERY_ROW);
        assert_int_equal(query_int(query, 0), cases[i].synchronous);
        query_reset(query);
    }
}

/* SQLite's defensive mode: no SQL may endanger the file, whoever wrote it. */
static void the_journal_cannot_be_turned_off_by_sql(void **state)
{
    static const struct db_query harm = {"harm", "PRAGMA journal_mode = OFF"};
    struct scratch *scratch = *state;
    struct db_schema schema = toy_v1; /* outlives the connection */
    struct db *db CLEANUP(db_close_at) = NULL;
    struct query *query;

    schema.queries = &harm;
    schema.n_queries = 1;
    scratch_require(scratch, open_toy(scratch, &schema, DB_WRITE, &db));
    query = db_query(db, 0);
    assert_int_equal(query_next(query, &scratch->err), QUERY_ROW);
    assert_string_equal(query_text(query, 0, &scratch->arena), "wal");
}

static void a_closed_database_leaves_no_log_behind(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    scratch_require(scratch, open_toy(scratch, &toy_v1, DB_WRITE, &db));
    put_thing(scratch, db, "one");
    db_close(db);
    assert_false(scratch_has(scratch, DB "-wal"));
    assert_false(scratch_has(scratch, DB "-shm"));
}

/* ---- what is refused ---- */

static void a_newer_version_is_refused(void **state)
{
    static const enum db_access both[] = {DB_READ, DB_WRITE};
    struct scratch *scratch = *state;

    make_toy(scratch);
    scratch_sql(scratch, DB, "PRAGMA user_version = 7");
    for (size_t i = 0; i < N_OF(both); i++) {
        struct db *db = NULL;

        scratch_require_error(scratch, open_toy(scratch, &toy_v1, both[i], &db), ERROR_TOO_NEW, DB,
                              "was written by a newer trackside (format 7; this program knows 1); "
                              "upgrade trackside",
                              NULL);
        scratch_require_hint(scratch, HINT_OR_OTHER_DATA);
        assert_null(db);
    }
}

static void another_programs_file_is_refused_and_left_alone(void **state)
{
    static const struct {
        const char *sql; /* NULL: no database at all */
        const char *words;
    } cases[] = {
        {"CREATE TABLE a (b); PRAGMA application_id = 252006673", "not the toy database"},
        {"CREATE TABLE a (b)", "not the toy database"},
        {"PRAGMA application_id = 1", "not the toy database"},
        {"PRAGMA user_version = 3", "not the toy database"},
        {NULL, "is not a database of trackside"},
    };
    struct scratch *scratch = *state;

    for (size_t i = 0; i < N_OF(cases); i++) {
        struct db *db = NULL;

        unlink(scratch_path(scratch, DB));
        if (cases[i].sql)
            scratch_sql(scratch, DB, cases[i].sql);
        else
            scratch_write_file(scratch, DB, "To be or not to be a database, that is the question.");
        for (int access = DB_READ; access <= DB_WRITE; access++) {
            scratch_require_error(scratch, open_toy(scratch, &toy_v1, (enum db_access)access, &db),
                                  ERROR_FAILED, DB, cases[i].words, NULL);
            scratch_require_hint(scratch, HINT_OR_OTHER_DATA);
        }
        assert_null(db);
        if (cases[i].sql)
            assert_string_equal(scratch_ask_text(scratch, DB, "PRAGMA journal_mode"), "delete");
    }
}

static void one_store_is_not_the_other(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    scratch_require(scratch, race_store_open(scratch->dir, DB_WRITE, &db, &scratch->err));
    db_close(db);
    db = NULL;
    assert_int_equal(rename(scratch_path(scratch, "race.db"), scratch_path(scratch, "mirror.db")),
                     0);
    scratch_require_error(scratch, mirror_store_open(scratch->dir, DB_WRITE, &db, &scratch->err),
                          ERROR_FAILED, "not the mirror database of trackside", NULL);
}

static void a_symbolic_link_is_refused(void **state)
{
    static const char *const targets[] = {"real.db", "nowhere.db"};
    struct scratch *scratch = *state;

    make_toy(scratch);
    assert_int_equal(rename(scratch_path(scratch, DB), scratch_path(scratch, "real.db")), 0);
    for (size_t i = 0; i < N_OF(targets); i++) {
        struct db *db = NULL;

        unlink(scratch_path(scratch, DB));
        assert_int_equal(symlink(targets[i], scratch_path(scratch, DB)), 0);
        scratch_require_error(scratch, open_toy(scratch, &toy_v1, DB_WRITE, &db), ERROR_FAILED,
                              "symbolic link", NULL);
        assert_null(db);
    }
    assert_false(scratch_has(scratch, "nowhere.db"));
}

static void a_directory_in_the_files_place_is_refused(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    assert_int_equal(mkdir(scratch_path(scratch, DB), 0700), 0);
    scratch_require_error(scratch, open_toy(scratch, &toy_v1, DB_WRITE, &db), ERROR_FAILED,
                          "is not a file", NULL);
}

static void a_missing_directory_is_named(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    scratch_require_error(
        scratch,
        db_open(scratch_path(scratch, "no/such/toy.db"), &toy_v1, DB_WRITE, &db, &scratch->err),
        ERROR_FAILED, "no/such/toy.db", "No such file", NULL);
}

static void network_file_systems_are_known(void **state)
{
    static const struct {
        uint32_t type;
        const char *name;
    } cases[] = {
        {0x6969, "NFS"},
        {0x517b, "SMB"},
        {0xff534d42, "CIFS"},
        {0xfe534d42, "SMB2"},
        {0x01021997, "9p"},
        {0x65735546, "FUSE"},
        {0x00c36400, "Ceph"},
        {0x786f4256, "vboxsf"},
        {0x5346414f, "AFS"},
        {0xef53, NULL} /* ext4 */,
        {0x01021994, NULL} /* tmpfs */,
        {0x9123683e, NULL} /* btrfs */,
        {0x58465342, NULL} /* XFS */,
        {0x794c7630, NULL} /* overlayfs */,
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        const char *name = file_system_remote_name(cases[i].type);

        if (cases[i].name == NULL)
            assert_null(name);
        else
            assert_string_equal(name, cases[i].name);
    }
}

static void a_bad_query_fails_at_open_with_its_name(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    scratch_require_error(scratch, open_toy(scratch, &toy_bad_query, DB_WRITE, &db), ERROR_FAILED,
                          "toy/weigh", "no such column: weight", NULL);
    scratch_require_error(scratch, open_toy(scratch, &toy_two_in_one, DB_WRITE, &db), ERROR_FAILED,
                          "toy/twice", "more than one statement", NULL);
    assert_null(db);
}

/* ---- readers ---- */

static void a_reader_of_nothing_is_told_so(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    scratch_require_error(scratch, open_toy(scratch, &toy_v1, DB_READ, &db), ERROR_NOT_FOUND, DB,
                          "nothing is stored yet", NULL);
    assert_false(scratch_has(scratch, DB));
}

static void a_reader_cannot_write(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = NULL;
    struct query *query;

    make_toy(scratch);
    scratch_require(scratch, open_toy(scratch, &toy_v1, DB_READ, &db));
    query = db_query(db, TOY_PUT);
    query_bind_text(query, ":name", "one");
    scratch_require_error(scratch, query_run(query, &scratch->err), ERROR_FAILED, "toy/put",
                          "cannot be written", NULL);
}

static void a_reader_sees_what_a_writer_committed_meanwhile(void **state)
{
    struct scratch *scratch = *state;
    struct db *writer CLEANUP(db_close_at) = NULL;
    struct db *reader CLEANUP(db_close_at) = NULL;

    scratch_require(scratch, open_toy(scratch, &toy_v1, DB_WRITE, &writer));
    scratch_require(scratch, open_toy(scratch, &toy_v1, DB_READ, &reader));
    scratch_require(scratch, db_begin_read(reader, &scratch->err));
    assert_int_equal(query_next(db_query(reader, TOY_LIST), &scratch->err), QUERY_DONE);
    put_thing(scratch, writer, "one");
    assert_int_equal(query_next(db_query(reader, TOY_LIST), &scratch->err), QUERY_DONE);
    scratch_require(scratch, db_commit(reader, &scratch->err));
    assert_int_equal(query_next(db_query(reader, TOY_LIST), &scratch->err), QUERY_ROW);
    query_reset(db_query(reader, TOY_LIST));
}

/* In a child that has given up root's powers over permissions: what the check returns. */
static int check_as_nobody(struct scratch *scratch, int (*check)(struct scratch *scratch))
{
    enum {
        NOBODY = 65534,
        NOT_POSSIBLE = 99,
    };
    pid_t child = fork();
    int status;

    if (child == 0) {
        if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
            _exit(NOT_POSSIBLE);
        _exit(check(scratch));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static int count_things(struct scratch *scratch)
{
    struct db *db CLEANUP(db_close_at) = NULL;
    struct query *query;
    int n = 0;

    if (open_toy(scratch, &toy_v1, DB_READ, &db) < 0)
        return 50;
    query = db_query(db, TOY_LIST);
    while (query_next(query, &scratch->err) == QUERY_ROW)
        n++;
    return n;
}

static int write_is_refused(struct scratch *scratch)
{
    struct db *db CLEANUP(db_close_at) = NULL;
    int r = open_toy(scratch, &toy_v1, DB_WRITE, &db);

    return r == ERROR_FAILED && strstr(scratch->err.message, "check the permissions") != NULL;
}

static void make_two_things(struct scratch *scratch)
{
    struct db *db CLEANUP(db_close_at) = NULL;

    scratch_require(scratch, open_toy(scratch, &toy_v1, DB_WRITE, &db));
    put_thing(scratch, db, "one");
    put_thing(scratch, db, "two");
}

static void a_read_only_directory_can_be_read(void **state)
{
    struct scratch *scratch = *state;
    int n;

    make_two_things(scratch);
    assert_int_equal(chmod(scratch_path(scratch, DB), 0444), 0);
    assert_int_equal(chmod(scratch->dir, 0555), 0);
    n = check_as_nobody(scratch, count_things);
    assert_int_equal(chmod(scratch->dir, 0755), 0);
    assert_int_equal(n, 2);
}

static void a_read_only_file_can_be_read_and_not_written(void **state)
{
    struct scratch *scratch = *state;

    make_two_things(scratch);
    assert_int_equal(chmod(scratch_path(scratch, DB), 0444), 0);
    assert_int_equal(chmod(scratch->dir, 0777), 0);
    assert_int_equal(check_as_nobody(scratch, count_things), 2);
    assert_true(check_as_nobody(scratch, write_is_refused));
}

static void a_path_with_signs_of_an_address_is_a_path(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = NULL;
    const char *name = "a?b#c%20 d.db";

    scratch_require(scratch,
                    db_open(scratch_path(scratch, name), &toy_v1, DB_WRITE, &db, &scratch->err));
    assert_true(scratch_has(scratch, name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(files_are_for_the_owner_alone),
        SCRATCH_TEST(the_data_directory_is_for_the_owner_alone),
        SCRATCH_TEST(a_directory_that_is_there_keeps_its_permissions),
        SCRATCH_TEST(a_data_directory_that_is_a_file_is_refused),
        SCRATCH_TEST(ids_and_versions_are_in_the_header),
        SCRATCH_TEST(settings_hold_on_every_connection),
        SCRATCH_TEST(the_stores_endure_as_promised),
        SCRATCH_TEST(the_journal_cannot_be_turned_off_by_sql),
        SCRATCH_TEST(a_closed_database_leaves_no_log_behind),
        SCRATCH_TEST(a_newer_version_is_refused),
        SCRATCH_TEST(another_programs_file_is_refused_and_left_alone),
        SCRATCH_TEST(one_store_is_not_the_other),
        SCRATCH_TEST(a_symbolic_link_is_refused),
        SCRATCH_TEST(a_directory_in_the_files_place_is_refused),
        SCRATCH_TEST(a_missing_directory_is_named),
        SCRATCH_TEST(network_file_systems_are_known),
        SCRATCH_TEST(a_bad_query_fails_at_open_with_its_name),
        SCRATCH_TEST(a_reader_of_nothing_is_told_so),
        SCRATCH_TEST(a_reader_cannot_write),
        SCRATCH_TEST(a_reader_sees_what_a_writer_committed_meanwhile),
        SCRATCH_TEST(a_read_only_directory_can_be_read),
        SCRATCH_TEST(a_read_only_file_can_be_read_and_not_written),
        SCRATCH_TEST(a_path_with_signs_of_an_address_is_a_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
