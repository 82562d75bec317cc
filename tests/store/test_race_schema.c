/* race.db as others see it: the central columns, and what its rules refuse. */
#include "race_day.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <stdio.h>
#include <string.h>

#ifndef CENTRAL_COLUMNS
#error "the build says where central_columns.txt is"
#endif

static const char *ask_text(struct scratch *scratch, const char *sql)
{
    return scratch_ask_text(scratch, RACE_DB, sql);
}

/* ---- the central columns ---- */

static void check_column(struct scratch *scratch, struct bytes table, struct bytes column)
{
    const char *sql = arena_format(
        &scratch->arena, "SELECT count(*) FROM pragma_table_xinfo('%s') WHERE name = '%s'",
        arena_text_of(&scratch->arena, table), arena_text_of(&scratch->arena, column));

    if (scratch_ask(scratch, RACE_DB, sql) != 1)
        fail_msg("race.db has no %.*s.%.*s", (int)table.size, table.data, (int)column.size,
                 column.data);
}

static void every_central_column_is_there(void **state)
{
    struct scratch *scratch = *state;
    FILE *file = fopen(CENTRAL_COLUMNS, "r");
    char line[256];
    int n = 0;

    assert_non_null(file);
    db_close(race_day_open(scratch));
    while (fgets(line, sizeof(line), file)) {
        struct bytes rest = bytes_trim(bytes_from_text(line));
        struct bytes table = {0}, column = {0};

        if (rest.size == 0 || rest.data[0] == '#')
            continue;
        assert_true(bytes_split(&rest, '.', &table) && bytes_split(&rest, '.', &column));
        check_column(scratch, table, column);
        n++;
    }
    fclose(file);
    assert_int_equal(n, 203);
}

static void seconds_are_computed_from_milliseconds(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);

    race_day_put(scratch, db, RACE_T0, NULL);
    assert_string_equal(ask_text(scratch, "SELECT fast_lap_time || ' ' || avg_lap_time || ' '"
                                          " || consistency FROM race_results WHERE id = 1"),
                        "30.5 31.5 94.695");
    assert_string_equal(ask_text(scratch, "SELECT lap_time_seconds || ' ' || elapsed_race_time"
                                          " FROM laps WHERE race_result_id = 1"),
                        "30.5 30.5 31.5 62.0 32.5 94.5");
    assert_string_equal(ask_text(scratch, "SELECT fast_lap_time FROM race_results WHERE id = 4"),
                        "-");
    assert_string_equal(ask_text(scratch, "SELECT DISTINCT event_date FROM events"),
                        "2025-10-25T00:00:00");
}

/* ---- rules ---- */

static void rows_that_break_a_rule_are_refused(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put_event(scratch, db, RACE_T0, NULL);
    enum {
        NO_JSON = 2
    }; /* SQLite's JSON ends the statement before the rule is asked */
    struct race_row good = race_day_race_row(event_id, &race_day_sessions[0]);
    struct race_row bad[8] = {good, good, good, good, good, good, good, good};
    int64_t id;

    bad[0].session_type = "joyride";
    bad[1].detail = "lost";
    bad[NO_JSON].race_metadata = "not JSON";
    bad[3].race_metadata = "[1]";
    bad[4].start_time_local = "9:00am";
    bad[5].start_time_flag = "odd";
    bad[6].event_id = 4711;
    bad[7].class_name = NULL;
    bad[5].start_time = RACE_T0;
    for (size_t i = 0; i < N_OF(bad); i++)
        scratch_require_error(
            scratch, race_store_put_race(db, &bad[i], RACE_T0, &id, NULL, &scratch->err),
            i == NO_JSON ? ERROR_FAILED : ERROR_CHECK, "race_store/put_race", NULL);
    scratch_require(scratch, race_store_put_race(db, &good, RACE_T0, &id, NULL, &scratch->err));
}

static void deleting_an_event_takes_its_rows_and_leaves_drivers(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);

    race_day_put(scratch, db, RACE_T0, NULL);
    scratch_sql(scratch, RACE_DB, "PRAGMA foreign_keys = ON; DELETE FROM events");
    assert_string_equal(ask_text(scratch, "SELECT count(*) FROM laps UNION ALL"
                                          " SELECT count(*) FROM races UNION ALL"
                                          " SELECT count(*) FROM provenance UNION ALL"
                                          " SELECT count(*) FROM event_race_classes UNION ALL"
                                          " SELECT count(*) FROM drivers"),
                        "0 0 0 0 3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(every_central_column_is_there),
        SCRATCH_TEST(seconds_are_computed_from_milliseconds),
        SCRATCH_TEST(rows_that_break_a_rule_are_refused),
        SCRATCH_TEST(deleting_an_event_takes_its_rows_and_leaves_drivers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
