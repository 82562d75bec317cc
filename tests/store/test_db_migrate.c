/* From an old version to the present one: alone, in company, and when a step fails. */
#include "scratch.h"
#include "toy_schema.h"

#include "race_schema.h"

#include "trackside/cleanup.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define DB "toy.db"

static int open_toy(struct scratch *scratch, const struct db_schema *schema, enum db_access access,
                    struct db **ret_db)
{
    return db_open(scratch_path(scratch, DB), schema, access, ret_db, &scratch->err);
}

static void make_old_toy(struct scratch *scratch)
{
    struct db *db = NULL;

    scratch_require(scratch, open_toy(scratch, &toy_v1, DB_WRITE, &db));
    db_close(db);
    scratch_sql(scratch, DB, "INSERT INTO things (name) VALUES ('one'), ('two')");
}

static void a_new_database_gets_all_steps_and_no_backup(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    scratch_require(scratch, open_toy(scratch, &toy_v2, DB_WRITE, &db));
    db_close(db);
    assert_int_equal(scratch_ask(scratch, DB, "PRAGMA user_version"), 2);
    assert_false(scratch_has(scratch, DB ".before-0"));
    assert_false(scratch_has(scratch, DB ".before-1"));
}

static void an_old_database_is_backed_up_and_brought_up_to_date(void **state)
{
    static const enum db_access both[] = {DB_WRITE, DB_READ};
    struct scratch *scratch = *state;

    for (size_t i = 0; i < N_OF(both); i++) {
        struct db *db = NULL;

        unlink(scratch_path(scratch, DB));
        unlink(scratch_path(scratch, DB ".before-1"));
        make_old_toy(scratch);
        scratch_require(scratch, open_toy(scratch, &toy_v2, both[i], &db));
        db_close(db);
        assert_int_equal(scratch_ask(scratch, DB, "PRAGMA user_version"), 2);
        assert_string_equal(scratch_ask_text(scratch, DB, "SELECT colour FROM things"),
                            "grey grey");
        assert_int_equal(scratch_mode(scratch, DB ".before-1"), 0600);
        assert_int_equal(scratch_ask(scratch, DB ".before-1", "PRAGMA user_version"), 1);
        assert_string_equal(
            scratch_ask_text(scratch, DB ".before-1", "SELECT name FROM things ORDER BY name"),
            "one two");
    }
}

/* The real thing, with its generated columns and all our settings on. */
static void the_race_database_can_be_backed_up(void **state)
{
    struct scratch *scratch = *state;
    struct db_step steps[16];
    struct db_schema next = race_schema;
    struct db *db = NULL;
    char backup[64];

    scratch_require(scratch, open_toy(scratch, &race_schema, DB_WRITE, &db));
    db_close(db);
    scratch_sql(scratch, DB,
                "INSERT INTO tracks (source, source_track_slug, track_name, track_url, events_url,"
                " created_at, updated_at) VALUES ('liverc', 'a', 'A', 'u', 'e',"
                " '2025-10-25T00:00:00Z', '2025-10-25T00:00:00Z');"
                "PRAGMA foreign_keys = OFF;"
                "INSERT INTO race_results (race_id, race_driver_id, position_final, laps_completed,"
                " created_at, updated_at) VALUES (1, 1, 1, 1, '2025-10-25T00:00:00Z',"
                " '2025-10-25T00:00:00Z');");
    assert_true(race_schema.n_steps < sizeof(steps) / sizeof(steps[0]));
    memcpy(steps, race_schema.steps, race_schema.n_steps * sizeof(steps[0]));
    steps[race_schema.n_steps] =
        (struct db_step){.name = "test", .sql = "ALTER TABLE tracks ADD COLUMN test TEXT"};
    next.steps = steps;
    next.n_steps = race_schema.n_steps + 1;

    db = NULL;
    scratch_require(scratch, open_toy(scratch, &next, DB_WRITE, &db));
    db_close(db);
    snprintf(backup, sizeof(backup), DB ".before-%zu", race_schema.n_steps);
    assert_int_equal(scratch_ask(scratch, backup, "SELECT count(*) FROM tracks"), 1);
    assert_int_equal(scratch_ask(scratch, backup, "SELECT count(*) FROM race_results"), 1);
    assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM tracks WHERE test IS NULL"), 1);
}

static void a_backup_can_take_the_databases_place(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    make_old_toy(scratch);
    scratch_require(scratch, open_toy(scratch, &toy_v2, DB_WRITE, &db));
    db_close(db);
    assert_int_equal(rename(scratch_path(scratch, DB ".before-1"), scratch_path(scratch, DB)), 0);
    scratch_require(scratch, open_toy(scratch, &toy_v1, DB_WRITE, &db));
    db_close(db);
    assert_string_equal(scratch_ask_text(scratch, DB, "PRAGMA journal_mode"), "wal");
}

static void an_older_backup_is_replaced(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    make_old_toy(scratch);
    scratch_write_file(scratch, DB ".before-1", "half a backup");
    scratch_require(scratch, open_toy(scratch, &toy_v2, DB_WRITE, &db));
    db_close(db);
    assert_int_equal(scratch_ask(scratch, DB ".before-1", "SELECT count(*) FROM things"), 2);
}

static void a_failing_step_changes_nothing_and_is_named(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    make_old_toy(scratch);
    scratch_require_error(scratch, open_toy(scratch, &toy_v2_broken, DB_WRITE, &db), ERROR_FAILED,
                          "0002_colours", DB, "no such table: nowhere", NULL);
    assert_null(db);
    assert_int_equal(scratch_ask(scratch, DB, "PRAGMA user_version"), 1);
    assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM pragma_table_info('things')"),
                     3);
    scratch_require(scratch, open_toy(scratch, &toy_v1, DB_WRITE, &db));
    db_close(db);
}

static void an_empty_file_is_ours_to_make(void **state)
{
    static const enum db_access both[] = {DB_WRITE, DB_READ};
    struct scratch *scratch = *state;

    for (size_t i = 0; i < N_OF(both); i++) {
        struct db *db = NULL;

        unlink(scratch_path(scratch, DB));
        scratch_write_file(scratch, DB, "");
        scratch_require(scratch, open_toy(scratch, &toy_v1, both[i], &db));
        db_close(db);
        assert_int_equal(scratch_ask(scratch, DB, "PRAGMA user_version"), 1);
    }
}

/* ---- several processes at once ---- */

enum {
    N_PROCESSES = 6,
    N_ROUNDS = 8,
};

/* One process: wait for the start, open, put one row of its own. 0, or what went wrong. */
static int take_part(struct scratch *scratch, const struct db_schema *schema, int start, int number)
{
    struct db *db CLEANUP(db_close_at) = NULL;
    struct query *query;
    char gun;

    if (read(start, &gun, 1) != 0)
        return 10;
    if (open_toy(scratch, schema, DB_WRITE, &db) < 0) {
        print_message("# %s\n", scratch->err.message);
        return 11;
    }
    query = db_query(db, TOY_PUT);
    query_bind_text(query, ":name", arena_format(&scratch->arena, "process %d", number));
    if (query_run(query, &scratch->err) < 0) {
        print_message("# %s\n", scratch->err.message);
        return 12;
    }
    return 0;
}

/* All begin when the pipe's other end closes. */
static void run_together(struct scratch *scratch, const struct db_schema *schema)
{
    pid_t children[N_PROCESSES];
    int start[2];

    assert_int_equal(pipe(start), 0);
    for (int i = 0; i < N_PROCESSES; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            close(start[1]);
            _exit(take_part(scratch, schema, start[0], i));
        }
    }
    close(start[0]);
    close(start[1]);
    for (int i = 0; i < N_PROCESSES; i++) {
        int status;

        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
}

static void processes_that_make_the_same_database_all_succeed(void **state)
{
    struct scratch *scratch = *state;

    for (int round = 0; round < N_ROUNDS; round++) {
        unlink(scratch_path(scratch, DB));
        run_together(scratch, &toy_v2);
        assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM things"), N_PROCESSES);
        assert_int_equal(scratch_ask(scratch, DB, "PRAGMA user_version"), 2);
    }
}

static void processes_that_migrate_the_same_database_all_succeed(void **state)
{
    struct scratch *scratch = *state;

    for (int round = 0; round < N_ROUNDS; round++) {
        unlink(scratch_path(scratch, DB));
        make_old_toy(scratch);
        run_together(scratch, &toy_v2);
        assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM things"), N_PROCESSES + 2);
        assert_true(scratch_ask(scratch, DB ".before-1", "SELECT count(*) FROM things") >= 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(a_new_database_gets_all_steps_and_no_backup),
        SCRATCH_TEST(an_old_database_is_backed_up_and_brought_up_to_date),
        SCRATCH_TEST(the_race_database_can_be_backed_up),
        SCRATCH_TEST(a_backup_can_take_the_databases_place),
        SCRATCH_TEST(an_older_backup_is_replaced),
        SCRATCH_TEST(a_failing_step_changes_nothing_and_is_named),
        SCRATCH_TEST(an_empty_file_is_ours_to_make),
        SCRATCH_TEST(processes_that_make_the_same_database_all_succeed),
        SCRATCH_TEST(processes_that_migrate_the_same_database_all_succeed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
