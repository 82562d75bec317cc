/* The views of race.db: what they answer, and that a question about a day reads that day alone. */
#include "race_day.h"

#include <string.h>

static const char *ask_text(struct scratch *scratch, const char *sql)
{
    return scratch_ask_text(scratch, RACE_DB, sql);
}

static void store_a_day(struct scratch *scratch)
{
    struct db *db = race_day_open(scratch);

    race_day_put(scratch, db, RACE_T0, NULL);
    db_close(db);
}

/* ---- answers ---- */

static void views_answer_people(void **state)
{
    static const struct {
        const char *sql, *answer;
    } cases[] = {
        {"SELECT track_slug || '|' || date || '|' || total_laps || '|' || sessions || '|'"
         " || sessions_with_detail || '|' || laps_stored || '|' || ingest_depth FROM practice_days",
         "redhill|2025-10-25|10|4|4|10|laps_full"},
        {"SELECT session_id || '|' || driver_name || '|' || class_name || '|'"
         " || transponder_number || '|' || session_type || '|' || lap_count || '|' || fastest_lap"
         " || '|' || laps_stored FROM sessions WHERE session_id = '102'",
         "102|Nadia Weeks|1/10 Buggy|2222363|practiceday|5|30.5|5"},
        {"SELECT count(*) FROM sessions", "4"},
        {"SELECT lap_number || '|' || lap_time_seconds || '|' || is_valid || '|' || driver_name"
         " FROM session_laps WHERE session_id = '101'",
         "1|30.5|1|Jürgen Öst 2|31.5|0|Jürgen Öst"},
        {"SELECT count(*) FROM session_laps", "10"},
        {"SELECT driver_name || '|' || coalesce(transponder_number, '-') || '|' || sessions || '|'"
         " || classes || '|' || lap_count || '|' || coalesce(fastest_lap, '-') || '|'"
         " || coalesce(average_lap, '-') || '|' || first_start FROM driver_days"
         " WHERE track_slug = 'redhill' AND date = '2025-10-25' ORDER BY driver_name",
         "Jürgen Öst|7654321|1|1|2|30.5|31.5|2025-10-25T09:30:00"
         " Nadia Weeks|2222363|2|1|8|30.5|31.5|2025-10-25T09:00:00"
         " Unknown Driver|-|1|1|0|-|-|2025-10-25T11:00:00"},
    };
    struct scratch *scratch = *state;

    store_a_day(scratch);
    for (size_t i = 0; i < N_OF(cases); i++)
        assert_string_equal(ask_text(scratch, cases[i].sql), cases[i].answer);
}

/* What the user said is a link: rows stay by transponder, and one day of one person is one row. */
static void a_person_of_several_transponders_has_one_row_a_day(void **state)
{
    struct scratch *scratch = *state;

    store_a_day(scratch);
    assert_string_equal(ask_text(scratch,
                                 "SELECT person || '|' || coalesce(transponder_numbers, '-') || '|'"
                                 " || sessions FROM person_days ORDER BY person"),
                        "Jürgen Öst|7654321|1 Nadia Weeks|2222363|2 Unknown Driver|-|1");
    scratch_sql(scratch, RACE_DB,
                "INSERT INTO driver_links VALUES ('7654321', 'Nadia W.'), ('2222363', 'Nadia W.')");
    assert_string_equal(ask_text(scratch,
                                 "SELECT person || '|' || (source_driver_id IS NULL) || '|'"
                                 " || coalesce(length(transponder_numbers), '-') || '|' || sessions"
                                 " || '|' || lap_count || '|' || coalesce(fastest_lap, '-')"
                                 " FROM person_days WHERE date = '2025-10-25' ORDER BY person"),
                        "Nadia W.|1|15|3|10|30.5 Unknown Driver|0|-|1|0|-");
}

/* Rows of other programs may have none; the central database reads them as races. */
static void a_session_without_a_type_is_a_race(void **state)
{
    struct scratch *scratch = *state;

    store_a_day(scratch);
    scratch_sql(scratch, RACE_DB,
                "UPDATE races SET session_type = NULL WHERE source_race_id = '100'");
    assert_string_equal(ask_text(scratch, "SELECT session_type FROM sessions ORDER BY session_id"),
                        "race practiceday practiceday practiceday");
    assert_string_equal(ask_text(scratch, "SELECT DISTINCT session_type FROM session_laps"
                                          " ORDER BY session_id"),
                        "race practiceday");
    assert_string_equal(ask_text(scratch, "SELECT sessions FROM driver_days"
                                          " WHERE driver_name = 'Nadia Weeks'"),
                        "1");
}

/* Through our own hardened connection too, where functions in views must be harmless. */
static void views_answer_under_an_untrusted_schema(void **state)
{
    static const char *const sql[] = {
        "PRAGMA trusted_schema = OFF; SELECT * FROM practice_days",
        "PRAGMA trusted_schema = OFF; SELECT * FROM sessions",
        "PRAGMA trusted_schema = OFF; SELECT * FROM session_laps",
        "PRAGMA trusted_schema = OFF; SELECT * FROM driver_days",
        "PRAGMA trusted_schema = OFF; SELECT * FROM person_days",
    };
    struct scratch *scratch = *state;

    store_a_day(scratch);
    for (size_t i = 0; i < N_OF(sql); i++)
        scratch_sql(scratch, RACE_DB, sql[i]);
}

/* ---- cost ---- */

/* Does the plan walk through all of a table? The groups of driver_days are no table. */
static bool walks_a_table(const char *plan)
{
    for (const char *at = strstr(plan, "SCAN "); at; at = strstr(at + 1, "SCAN "))
        if (strncmp(at, "SCAN driver_days", strlen("SCAN driver_days")) != 0)
            return true;
    return false;
}

static void questions_read_what_they_are_about_alone(void **state)
{
#define OF_A_DAY " WHERE track_slug = 'redhill' AND date = '2025-10-25'"
    static const char *const questions[] = {
        "SELECT * FROM practice_days" OF_A_DAY,
        "SELECT * FROM sessions" OF_A_DAY " ORDER BY start_time_local",
        "SELECT * FROM session_laps" OF_A_DAY,
        "SELECT * FROM driver_days" OF_A_DAY " ORDER BY fastest_lap",
        "SELECT class_name, min(lap_time_seconds) FROM session_laps" OF_A_DAY
        " AND is_valid GROUP BY class_name",
        "SELECT * FROM practice_days WHERE track_slug = 'redhill' AND date BETWEEN '2025-10-01'"
        " AND '2025-10-31'",
        "SELECT * FROM sessions WHERE date = '2025-10-25'",
        "SELECT * FROM sessions WHERE session_id = '101'",
        "SELECT * FROM session_laps WHERE session_id = '101'",
        "SELECT * FROM session_laps WHERE driver_name = 'Nadia Weeks'",
        "SELECT * FROM session_laps WHERE transponder_number = '2222363'",
        "SELECT * FROM driver_days WHERE driver_name = 'Nadia Weeks'",
    };
#undef OF_A_DAY
    struct scratch *scratch = *state;

    store_a_day(scratch);
    for (size_t i = 0; i < N_OF(questions); i++) {
        const char *plan = scratch_plan(scratch, RACE_DB, questions[i]);

        if (walks_a_table(plan))
            fail_msg("%s walks through a table:\n%s", questions[i], plan);
    }
    assert_true(walks_a_table(scratch_plan(scratch, RACE_DB, "SELECT * FROM session_laps")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(views_answer_people),
        SCRATCH_TEST(a_person_of_several_transponders_has_one_row_a_day),
        SCRATCH_TEST(a_session_without_a_type_is_a_race),
        SCRATCH_TEST(views_answer_under_an_untrusted_schema),
        SCRATCH_TEST(questions_read_what_they_are_about_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
