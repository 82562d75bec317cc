/* Binding, walking, upserts and transactions, on the toy database. */
#include "scratch.h"
#include "toy_schema.h"

#include "trackside/cleanup.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define DB "toy.db"

static struct db *open_toy(struct scratch *scratch)
{
    struct db *db = NULL;

    scratch_require(scratch,
                    db_open(scratch_path(scratch, DB), &toy_v1, DB_WRITE, &db, &scratch->err));
    return db;
}

static enum db_change put(struct scratch *scratch, struct db *db, const char *name, int64_t size,
                          int64_t *ret_id)
{
    struct query *query = db_query(db, TOY_PUT);
    enum db_change change;

    query_bind_text(query, ":name", name);
    query_bind_int(query, ":size", size);
    scratch_require(scratch, query_put(query, &change, ret_id, &scratch->err));
    return change;
}

static void a_put_tells_what_became_of_the_row(void **state)
{
    static const struct {
        const char *name;
        int64_t size;
        enum db_change change;
        int64_t id; /* -1: untouched */
    } steps[] = {
        {"a", 1, DB_INSERTED, 1},   {"a", 1, DB_UNCHANGED, -1},    {"a", 2, DB_UPDATED, -1},
        {"a", 2, DB_UNCHANGED, -1}, {"b", ABSENT, DB_INSERTED, 2}, {"b", ABSENT, DB_UNCHANGED, -1},
        {"b", 0, DB_UPDATED, -1},   {"a", 2, DB_UNCHANGED, -1},
    };
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_toy(scratch);

    for (size_t i = 0; i < N_OF(steps); i++) {
        int64_t id = -1;

        assert_int_equal(put(scratch, db, steps[i].name, steps[i].size, &id), steps[i].change);
        assert_int_equal(id, steps[i].id);
    }
}

static void values_come_back_as_they_went_in(void **state)
{
    static const char text[] = "José; DROP TABLE things; --'\"";
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_toy(scratch);
    struct arena *arena = &scratch->arena;
    struct query *query = db_query(db, TOY_ECHO);

    query_bind_text(query, ":value", text);
    assert_int_equal(query_next(query, &scratch->err), QUERY_ROW);
    assert_string_equal(query_text(query, 0, arena), text);

    query = db_query(db, TOY_ECHO);
    query_bind_int(query, ":value", INT64_MAX);
    assert_int_equal(query_next(query, &scratch->err), QUERY_ROW);
    assert_true(query_int(query, 0) == INT64_MAX);

    query = db_query(db, TOY_ECHO);
    query_bind_bytes(query, ":value", (struct bytes){"a\0b", 3});
    assert_int_equal(query_next(query, &scratch->err), QUERY_ROW);
    struct bytes bytes = query_bytes(query, 0, arena);
    assert_int_equal(bytes.size, 3);
    assert_memory_equal(bytes.data, "a\0b", 3);

    query = db_query(db, TOY_ECHO);
    query_bind_bytes(query, ":value", (struct bytes){0});
    assert_int_equal(query_next(query, &scratch->err), QUERY_ROW);
    assert_string_equal(query_text(query, 1, arena), "blob");
    assert_false(query_is_null(query, 0));
    query_reset(query);
}

static void absent_is_null_both_ways(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_toy(scratch);

    for (int i = 0; i < 5; i++) {
        struct query *query = db_query(db, TOY_ECHO);

        if (i == 0)
            query_bind_text(query, ":value", NULL);
        else if (i == 1)
            query_bind_int(query, ":value", ABSENT);
        else if (i == 2)
            query_bind_utc(query, ":value", ABSENT);
        else if (i == 3)
            query_bind_utc_ms(query, ":value", ABSENT);
        assert_int_equal(query_next(query, &scratch->err), QUERY_ROW);
        assert_true(query_is_null(query, 0));
        assert_null(query_text(query, 0, &scratch->arena));
        assert_true(is_absent(query_int(query, 0)));
        assert_true(is_absent(query_utc(query, 0)));
        assert_true(is_absent(query_utc_ms(query, 0)));
        assert_int_equal(query_bytes(query, 0, &scratch->arena).size, 0);
        query_reset(query);
    }
}

static void moments_are_text_in_utc(void **state)
{
    static const struct {
        int64_t ms;
        const char *seconds, *milliseconds;
    } cases[] = {
        {1761372000123, "2025-10-25T06:00:00Z", "2025-10-25T06:00:00.123Z"},
        {0, "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"},
        {253402300799999, "9999-12-31T23:59:59Z", "9999-12-31T23:59:59.999Z"},
    };
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_toy(scratch);

    for (size_t i = 0; i < N_OF(cases); i++) {
        struct query *query = db_query(db, TOY_ECHO);

        query_bind_utc(query, ":value", cases[i].ms / 1000);
        assert_int_equal(query_next(query, &scratch->err), QUERY_ROW);
        assert_string_equal(query_text(query, 0, &scratch->arena), cases[i].seconds);
        assert_int_equal(query_utc(query, 0), cases[i].ms / 1000);

        query = db_query(db, TOY_ECHO);
        query_bind_utc_ms(query, ":value", cases[i].ms);
        assert_int_equal(query_next(query, &scratch->err), QUERY_ROW);
        assert_string_equal(query_text(query, 0, &scratch->arena), cases[i].milliseconds);
        assert_int_equal(query_utc_ms(query, 0), cases[i].ms);
        query_reset(query);
    }
}

static void what_is_no_moment_is_absent(void **state)
{
    static const char *const texts[] = {
        "", "yesterday", "2025-10-25", "2025-10-25T06:00:00.12Z", "2025-10-25T06:00:00.abcZ", "."};
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_toy(scratch);

    for (size_t i = 0; i < N_OF(texts); i++) {
        struct query *query = db_query(db, TOY_ECHO);

        query_bind_text(query, ":value", texts[i]);
        assert_int_equal(query_next(query, &scratch->err), QUERY_ROW);
        assert_true(is_absent(query_utc(query, 0)));
        assert_true(is_absent(query_utc_ms(query, 0)));
        query_reset(query);
    }
}

static void a_query_starts_without_old_values(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_toy(scratch);
    struct query *query;

    put(scratch, db, "a", 1, NULL);
    query = db_query(db, TOY_FIND);
    query_bind_text(query, ":name", "a");
    assert_int_equal(query_next(query, &scratch->err), QUERY_ROW);
    query = db_query(db, TOY_FIND);
    assert_int_equal(query_next(query, &scratch->err), QUERY_DONE);
}

static void a_rollback_takes_everything_back(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_toy(scratch);

    assert_false(db_in_transaction(db));
    scratch_require(scratch, db_begin(db, &scratch->err));
    assert_true(db_in_transaction(db));
    put(scratch, db, "a", 1, NULL);
    db_rollback(db);
    db_rollback(db); /* without a transaction: nothing */
    assert_false(db_in_transaction(db));
    assert_int_equal(query_next(db_query(db, TOY_LIST), &scratch->err), QUERY_DONE);
}

static void an_unfinished_transaction_ends_with_the_connection(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = open_toy(scratch);

    scratch_require(scratch, db_begin(db, &scratch->err));
    put(scratch, db, "a", 1, NULL);
    db_close(db);
    assert_int_equal(scratch_ask(scratch, DB, "SELECT count(*) FROM things"), 0);
}

/* Takes the whole busy timeout. */
static void a_database_held_by_another_writer_is_busy(void **state)
{
    struct scratch *scratch = *state;
    struct db *holder CLEANUP(db_close_at) = open_toy(scratch);
    struct db *other CLEANUP(db_close_at) = open_toy(scratch);

    scratch_require(scratch, db_begin(holder, &scratch->err));
    scratch_require_error(scratch, db_begin(other, &scratch->err), ERROR_BUSY, DB,
                          "used by another trackside", "BEGIN IMMEDIATE", "database is locked",
                          NULL);
}

static void a_killed_writer_leaves_no_lock_and_no_half(void **state)
{
    struct scratch *scratch = *state;
    int ready[2];
    char sign;

    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        struct db *db = open_toy(scratch);

        put(scratch, db, "kept", 1, NULL);
        if (db_begin(db, &scratch->err) == 0)
            put(scratch, db, "lost", 1, NULL);
        _exit(write(ready[1], "!", 1) == 1 ? pause() : 1);
    }
    assert_int_equal(read(ready[0], &sign, 1), 1);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(ready[0]);
    close(ready[1]);

    struct db *db CLEANUP(db_close_at) = open_toy(scratch);
    scratch_require(scratch, db_begin(db, &scratch->err));
    assert_string_equal(scratch_ask_text(scratch, DB, "SELECT name FROM things"), "kept");
}

static void a_broken_rule_quotes_query_and_reason(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_toy(scratch);
    struct query *query = db_query(db, TOY_PUT);

    query_bind_text(query, ":name", NULL);
    scratch_require_error(scratch, query_run(query, &scratch->err), ERROR_CHECK, DB, "toy/put",
                          "NOT NULL constraint failed: things.name", NULL);
    put(scratch, db, "a", 1, NULL); /* the query is fit for use again */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(a_put_tells_what_became_of_the_row),
        SCRATCH_TEST(values_come_back_as_they_went_in),
        SCRATCH_TEST(absent_is_null_both_ways),
        SCRATCH_TEST(moments_are_text_in_utc),
        SCRATCH_TEST(what_is_no_moment_is_absent),
        SCRATCH_TEST(a_query_starts_without_old_values),
        SCRATCH_TEST(a_rollback_takes_everything_back),
        SCRATCH_TEST(an_unfinished_transaction_ends_with_the_connection),
        SCRATCH_TEST(a_database_held_by_another_writer_is_busy),
        SCRATCH_TEST(a_killed_writer_leaves_no_lock_and_no_half),
        SCRATCH_TEST(a_broken_rule_quotes_query_and_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
