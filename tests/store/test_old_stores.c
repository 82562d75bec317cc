/* Stores as earlier versions left them: brought up to date, with everything that was in them. */
#include "scratch.h"

#include "mirror_schema.h"
#include "race_schema.h"

#include "trackside/cleanup.h"
#include "trackside/ingestion_log.h"
#include "trackside/mirror_store.h"
#include "trackside/race_driver.h"
#include "trackside/race_store.h"
#include "trackside/set_aside.h"

#include <string.h>

/* DIR/NAME as it was after the first n steps of a schema, with rows in it. */
static void make_old(struct scratch *scratch, const struct db_schema *schema, const char *name,
                     size_t n_steps, const char *rows)
{
    struct db_schema old = *schema;
    struct db *db = NULL;

    old.n_steps = n_steps;
    old.n_session = 0; /* these and the queries are about today's tables */
    old.n_queries = 0;
    scratch_require(scratch,
                    db_open(scratch_path(scratch, name), &old, DB_WRITE, &db, &scratch->err));
    db_close(db);
    scratch_sql(scratch, name, rows);
}

static struct db *open_mirror(struct scratch *scratch)
{
    struct db *db = NULL;

    scratch_require(scratch, mirror_store_open(scratch->dir, DB_READ, &db, &scratch->err));
    return db;
}

/* ---- mirror.db, step 9 ---- */

static const char days_of_step_8[] =
    "INSERT INTO ingestions (id, cache_key, track_slug, practice_date, ingested_at) VALUES"
    " (3, 'track:directory', 'live', NULL, '2025-10-24T06:00:00Z'),"
    " (4, 'practice:day:redhill:2025-10-25', 'redhill', '2025-10-25', '2025-10-25T06:00:00Z'),"
    " (7, 'practice:day:redhill:2025-10-26', 'redhill', '2025-10-26', '2025-10-26T06:00:00Z');"
    "INSERT INTO ingestion_pages (ingestion_id, cache_key, sha256, fetched_at, failure) VALUES"
    " (4, 'practice:day:redhill:2025-10-25', 'ab', '2025-10-25T05:00:00Z', NULL),"
    " (4, 'practice:session:1', NULL, NULL, 'timed out'),"
    " (7, 'practice:day:redhill:2025-10-26', 'cd', '2025-10-26T05:00:00Z', NULL);"
    "INSERT INTO days_set_aside (track_slug, practice_date, state, archive, set_aside_at) VALUES"
    " ('redhill', '2019-06-01', 'archived', 'archive-2019.db', '2025-10-26T07:00:00Z'),"
    " ('bluehill', '2019-06-01', 'forgotten', NULL, '2025-10-26T08:00:00Z');";

static void practice_days_are_addressed_by_id_from_step_9_on(void **state)
{
    static const char *const ids[] = {NULL, "redhill-practice-2025-10-25",
                                      "redhill-practice-2025-10-26"};
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = NULL;
    const struct ingestion *ingestions;
    const struct set_aside_event *away;
    const struct read_page *pages;
    size_t n;

    make_old(scratch, &mirror_schema, "mirror.db", 8, days_of_step_8);
    db = open_mirror(scratch);

    scratch_require(scratch, ingestion_log_list(db, NULL, NULL, &scratch->arena, &ingestions, &n,
                                                &scratch->err));
    assert_int_equal(n, N_OF(ids));
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(ingestions[i].id, ((int64_t[]){3, 4, 7})[i]);
        if (ids[i] == NULL)
            assert_null(ingestions[i].source_event_id);
        else
            assert_string_equal(ingestions[i].source_event_id, ids[i]);
    }
    scratch_require(scratch, ingestion_log_read(db, &ingestions[1], &scratch->arena, &pages, &n,
                                                &scratch->err));
    assert_int_equal(n, 2);
    assert_string_equal(pages[0].sha256, "ab");
    assert_string_equal(pages[1].failure, "timed out");

    scratch_require(scratch,
                    set_aside_list(db, NULL, NULL, &scratch->arena, &away, &n, &scratch->err));
    assert_int_equal(n, 2);
    assert_string_equal(away[0].source_event_id, "bluehill-practice-2019-06-01");
    assert_null(away[0].archive);
    assert_string_equal(away[1].source_event_id, "redhill-practice-2019-06-01");
    assert_string_equal(away[1].track_slug, "redhill");
    assert_string_equal(away[1].archive, "archive-2019.db");
    assert_int_equal(away[1].date.year, 2019);
    assert_int_equal(away[1].at, 1761462000); /* 2025-10-26T07:00:00Z */
    assert_string_equal(scratch_ask_text(scratch, "mirror.db",
                                         "SELECT track_slug || '/' || practice_date || '/' || state"
                                         "  FROM days_set_aside ORDER BY track_slug"),
                        "bluehill/2019-06-01/forgotten redhill/2019-06-01/archived");
}

/* ---- race.db, step 7 ---- */

static const char day_of_step_6[] =
    "INSERT INTO tracks (source, source_track_slug, track_name, track_url, events_url, created_at,"
    " updated_at) VALUES ('liverc', 'redhill', 'Red Hill', 'u', 'e', '2025-10-25T06:00:00Z',"
    " '2025-10-25T06:00:00Z');"
    "INSERT INTO events (source, source_event_id, track_id, event_name, event_date, event_entries,"
    " event_drivers, event_url, created_at, updated_at) VALUES ('liverc',"
    " 'redhill-practice-2025-10-25', 1, 'Practice Day', '2025-10-25T00:00:00', 0, 1, 'u',"
    " '2025-10-25T06:00:00Z', '2025-10-25T06:00:00Z');"
    "INSERT INTO drivers (source, source_driver_id, display_name, created_at, updated_at) VALUES"
    " ('liverc', '7', 'Ada Moss', '2025-10-25T06:00:00Z', '2025-10-25T06:00:00Z'),"
    " ('liverc', '8', 'Nobody', '2025-10-25T06:00:00Z', '2025-10-25T06:00:00Z');"
    "INSERT INTO races (event_id, source, source_race_id, class_name, race_label, race_url,"
    " session_type, created_at, updated_at) VALUES (1, 'liverc', '100', 'Buggy', 'l', 'u',"
    " 'practiceday', '2025-10-25T06:00:00Z', '2025-10-25T06:00:00Z');"
    "INSERT INTO race_drivers (race_id, driver_id, source, source_driver_id, display_name,"
    " created_at, updated_at) VALUES (1, 1, 'liverc', '7', 'Ada Moss', '2025-10-25T06:00:00Z',"
    " '2025-10-25T06:00:00Z');"
    "INSERT INTO race_results (race_id, race_driver_id, position_final, laps_completed,"
    " fast_lap_ms, fast_lap_raw, raw_fields_json, range_raw, created_at, updated_at) VALUES (1, 1,"
    " 1, 1, 30500, '30.500', '{}', '20 to 1:10', '2025-10-25T06:00:00Z', '2025-10-25T07:00:00Z');"
    "INSERT INTO laps (race_result_id, lap_number, position_on_lap, lap_time_raw, lap_time_ms,"
    " elapsed_ms, created_at, updated_at) VALUES (1, 1, 1, '30.5', 30500, 30500,"
    " '2025-10-25T06:00:00Z', '2025-10-25T06:00:00Z');";

static void practice_days_take_no_notice_of_step_7(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    make_old(scratch, &race_schema, "race.db", 6, day_of_step_6);
    scratch_require(scratch, race_store_open(scratch->dir, DB_WRITE, &db, &scratch->err));
    scratch_require(scratch, race_store_remove_idle_drivers(db, &scratch->err));
    db_close(db);
    assert_string_equal(
        scratch_ask_text(scratch, "race.db",
                         "SELECT rr.id || '/' || fast_lap_time || '/' || fast_lap_raw || '/' ||"
                         " raw_fields_json || '/' || range_raw || '/' || rr.updated_at"
                         " FROM race_results rr"),
        "1/30.5/30.500/{}/20 to 1:10/2025-10-25T07:00:00Z");
    assert_string_equal(
        scratch_ask_text(scratch, "race.db",
                         "SELECT coalesce(behind_ms, behind_raw, position_raw, seconds_behind,"
                         " 'none') FROM race_results UNION ALL"
                         " SELECT coalesce(link_raw, start_is_estimated, 'none') FROM races"),
        "none none");
    assert_string_equal(
        scratch_ask_text(scratch, "race.db",
                         "SELECT driver_name || '/' || fastest_lap || '/' || laps_stored"
                         " FROM sessions UNION ALL SELECT source_driver_id FROM drivers"),
        "Ada Moss/30.5/1 7");
}

static void classes_have_their_keys_from_step_9_on(void **state)
{
    struct scratch *scratch = *state;
    struct db *db = NULL;

    make_old(scratch, &race_schema, "race.db", 6, day_of_step_6);
    scratch_sql(
        scratch, "race.db",
        "INSERT INTO event_race_classes (event_id, class_name, created_at, updated_at) VALUES"
        " (1, '1-10 BUGGY', '2025-10-25T06:00:00Z', '2025-10-25T06:00:00Z')");
    scratch_require(scratch, race_store_open(scratch->dir, DB_READ, &db, &scratch->err));
    db_close(db);
    assert_string_equal(scratch_ask_text(scratch, "race.db",
                                         "SELECT class_key FROM races UNION ALL"
                                         " SELECT class_key FROM event_race_classes UNION ALL"
                                         " SELECT class_key FROM session_laps"),
                        "buggy 1 10 buggy buggy");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(practice_days_are_addressed_by_id_from_step_9_on),
        SCRATCH_TEST(practice_days_take_no_notice_of_step_7),
        SCRATCH_TEST(classes_have_their_keys_from_step_9_on),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
