/* Rows: inserted, unchanged, updated; what is kept whatever comes. */
#include "race_day.h"

#include "trackside/cleanup.h"
#include "trackside/race_removed.h"
#include "trackside/race_track.h"

#include <stdio.h>
#include <string.h>

static int64_t ask(struct scratch *scratch, const char *sql)
{
    return scratch_ask(scratch, RACE_DB, sql);
}

static const char *ask_text(struct scratch *scratch, const char *sql)
{
    return scratch_ask_text(scratch, RACE_DB, sql);
}

/* Size and content of a file, or nothing when it is not there. */
static const char *content(struct scratch *scratch, const char *name, size_t *ret_size)
{
    FILE *file = fopen(scratch_path(scratch, name), "rb");
    char *bytes = arena_alloc(&scratch->arena, 4 << 20);

    *ret_size = file ? fread(bytes, 1, 4 << 20, file) : 0;
    if (file)
        fclose(file);
    return bytes;
}

static void a_day_is_inserted_row_by_row(void **state)
{
    static const char *const counts_of_tables[][2] = {
        {"tracks", "1"},       {"events", "1"}, {"event_race_classes", "3"},
        {"drivers", "3"},      {"races", "4"},  {"race_drivers", "4"},
        {"race_results", "4"}, {"laps", "10"},  {"provenance", "1"},
    };
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    struct row_counts counts;

    race_day_put(scratch, db, RACE_T0, &counts);
    assert_int_equal(counts.inserted, 30);
    assert_int_equal(counts.updated, 0);
    assert_int_equal(counts.unchanged, 2); /* a class and a driver met again */
    for (size_t i = 0; i < N_OF(counts_of_tables); i++)
        assert_string_equal(
            ask_text(scratch, arena_format(&scratch->arena, "SELECT count(*) FROM %s",
                                           counts_of_tables[i][0])),
            counts_of_tables[i][1]);
    assert_int_equal(ask(scratch, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

static void a_second_run_writes_nothing(void **state)
{
    static const char *const files[] = {RACE_DB, RACE_DB "-wal"};
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    struct row_counts counts;
    const char *before[N_OF(files)];
    size_t sizes[N_OF(files)];

    race_day_put(scratch, db, RACE_T0, NULL);
    for (size_t i = 0; i < N_OF(files); i++)
        before[i] = content(scratch, files[i], &sizes[i]);
    race_day_put(scratch, db, RACE_T0 + 86400, &counts);
    assert_int_equal(counts.inserted, 0);
    assert_int_equal(counts.updated, 0);
    assert_int_equal(counts.unchanged, 32);
    for (size_t i = 0; i < N_OF(files); i++) {
        size_t size;
        const char *after = content(scratch, files[i], &size);

        assert_int_equal(size, sizes[i]);
        assert_memory_equal(after, before[i], size);
    }
    assert_true(sizes[1] > 0);
}

static void ids_are_stable(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put(scratch, db, RACE_T0, NULL);
    const char *before = ask_text(scratch, "SELECT id || '/' || source_race_id FROM races");

    assert_int_equal(race_day_put(scratch, db, RACE_T0 + 60, NULL), event_id);
    assert_int_equal(ask(scratch, "SELECT id FROM events"), event_id);
    assert_string_equal(ask_text(scratch, "SELECT id || '/' || source_race_id FROM races"), before);
}

static void a_changed_row_moves_alone(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put(scratch, db, RACE_T0, NULL);
    struct race_session changed = race_day_sessions[0];
    struct row_counts counts = {0};

    changed.class_name = "1/8 Truggy";
    race_day_put_session(scratch, db, event_id, &changed, RACE_T0 + 60, &counts);
    assert_int_equal(counts.updated, 1);
    assert_int_equal(counts.inserted, 0);
    assert_string_equal(ask_text(scratch, "SELECT source_race_id || ' ' || created_at FROM races"
                                          " WHERE updated_at = '2025-10-25T06:01:00Z'"),
                        "100 2025-10-25T06:00:00Z");
    assert_int_equal(ask(scratch, "SELECT count(*) FROM laps WHERE updated_at <> created_at"), 0);
}

/* ---- a NULL never overwrites ---- */

static void list_figures_alone_never_take_a_detail_back(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put_event(scratch, db, RACE_T0, NULL);
    int64_t race_id =
        race_day_put_session(scratch, db, event_id, &race_day_sessions[0], RACE_T0, NULL);
    struct race_row race = race_day_race_row(event_id, &race_day_sessions[0]);
    struct race_result_row result = race_day_result_row(race_id, 1);
    struct row_counts counts = {0};
    int64_t id;

    race.race_metadata = NULL;
    race.duration_raw = NULL;
    race.duration_seconds = ABSENT;
    race.start_time_local = NULL;
    race.session_type = NULL;
    result.laps_completed = 3;
    scratch_require(scratch,
                    race_store_put_race(db, &race, RACE_T0 + 60, &id, &counts, &scratch->err));
    assert_int_equal(id, race_id);
    scratch_require(scratch, race_store_put_race_result(db, &result, RACE_T0 + 60, &id, &counts,
                                                        &scratch->err));
    assert_int_equal(counts.unchanged, 2);
    assert_int_equal(counts.updated, 0);
    assert_int_equal(ask(scratch, "SELECT count(*) FROM races JOIN race_results"
                                  " WHERE race_metadata IS NOT NULL AND duration_raw IS NOT NULL"
                                  " AND duration_seconds = 95 AND start_time_local IS NOT NULL"
                                  " AND session_type = 'practiceday'"
                                  " AND event_race_class_id IS NOT NULL"
                                  " AND fast_lap_ms = 30500 AND consistency_thousandths = 94695"
                                  " AND raw_fields_json IS NOT NULL"),
                     1);
}

static void a_stored_detail_is_never_turned_back(void **state)
{
    static const struct {
        const char *offered, *kept;
    } steps[] = {{"pending", "pending"}, {"failed", "failed"}, {NULL, "failed"},
                 {"pending", "pending"}, {"stored", "stored"}, {"failed", "stored"},
                 {"pending", "stored"},  {"stored", "stored"}};
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put_event(scratch, db, RACE_T0, NULL);
    struct race_row race = race_day_race_row(event_id, &race_day_sessions[0]);
    int64_t id;

    for (size_t i = 0; i < N_OF(steps); i++) {
        race.detail = steps[i].offered;
        scratch_require(scratch, race_store_put_race(db, &race, RACE_T0, &id, NULL, &scratch->err));
        assert_string_equal(ask_text(scratch, "SELECT detail FROM races"), steps[i].kept);
    }
}

/* ---- events ---- */

static void an_events_name_and_other_metadata_are_kept(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t track_id = race_day_put_track(scratch, db, RACE_T0, NULL);
    struct event_row row = race_day_event_row(track_id);
    struct row_counts counts = {0};
    int64_t id;

    race_day_put_event(scratch, db, RACE_T0, NULL);
    scratch_sql(scratch, RACE_DB,
                "UPDATE events SET event_name = 'Club day',"
                " metadata = json_set(metadata, '$.theirs', 7)");
    row.event_drivers = 5;
    scratch_require(scratch,
                    race_store_put_event(db, &row, RACE_T0 + 60, &id, &counts, &scratch->err));
    assert_int_equal(counts.updated, 1);
    assert_string_equal(ask_text(scratch, "SELECT event_name FROM events"), "Club day");
    assert_int_equal(ask(scratch, "SELECT event_drivers FROM events"), 5);
    assert_int_equal(ask(scratch, "SELECT metadata ->> '$.theirs' FROM events"), 7);
    assert_int_equal(ask(scratch, "SELECT metadata ->> '$.practiceDayStats.totalLaps' FROM events"),
                     10);
    assert_string_equal(ask_text(scratch, "SELECT created_at || ' ' || updated_at FROM events"),
                        "2025-10-25T06:00:00Z 2025-10-25T06:01:00Z");
    scratch_require(scratch,
                    race_store_put_event(db, &row, RACE_T0 + 90, &id, &counts, &scratch->err));
    assert_int_equal(counts.unchanged, 1);
}

static void metadata_is_merged_and_its_figures_are_columns(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put_event(scratch, db, RACE_T0, NULL);
    struct row_counts counts = {0};

    assert_string_equal(
        ask_text(scratch, "SELECT practice_total_laps || ' ' || practice_track_time_seconds || ' '"
                          " || practice_unique_drivers || ' ' || practice_unknown_drivers || ' '"
                          " || practice_unique_classes || ' ' || practice_time_range_start || ' '"
                          " || ifnull(practice_time_range_end, '-') FROM events"),
        "10 323 2 1 3 2025-10-25T09:00:00 -");
    for (int i = 0; i < 2; i++)
        scratch_require(scratch, race_store_put_metadata(db, event_id,
                                                         "{\"timezone\":\"Australia/Sydney\","
                                                         "\"practiceDayStats\":{\"totalLaps\":11}}",
                                                         &counts, &scratch->err));
    assert_int_equal(counts.updated, 1);
    assert_int_equal(counts.unchanged, 1);
    assert_string_equal(ask_text(scratch, "SELECT metadata ->> '$.timezone' FROM events"),
                        "Australia/Sydney");
    assert_string_equal(ask_text(scratch,
                                 "SELECT practice_total_laps || ' ' || practice_unique_drivers"
                                 " FROM events"),
                        "11 2");
    scratch_require_error(scratch,
                          race_store_put_metadata(db, event_id, "{oops", NULL, &scratch->err),
                          ERROR_FAILED, "race_store/put_metadata", "malformed JSON", NULL);
}

static void depth_never_goes_back_and_the_moment_moves_with_changes_only(void **state)
{
    static const struct {
        bool laps_full, changed;
        const char *after;
    } steps[] = {
        {false, false, "none - 2025-10-25T06:00:00Z"},
        {false, true, "none 2025-10-25T06:00:01Z 2025-10-25T06:00:01Z"},
        {true, false, "laps_full 2025-10-25T06:00:01Z 2025-10-25T06:00:02Z"},
        {true, false, "laps_full 2025-10-25T06:00:01Z 2025-10-25T06:00:02Z"},
        {false, false, "laps_full 2025-10-25T06:00:01Z 2025-10-25T06:00:02Z"},
        {false, true, "laps_full 2025-10-25T06:00:05Z 2025-10-25T06:00:05Z"},
    };
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put_event(scratch, db, RACE_T0, NULL);

    for (size_t i = 0; i < N_OF(steps); i++) {
        scratch_require(scratch,
                        race_store_finish_event(db, event_id, steps[i].laps_full, steps[i].changed,
                                                RACE_T0 + (int64_t)i, &scratch->err));
        assert_string_equal(
            ask_text(scratch, "SELECT ingest_depth || ' ' || ifnull(last_ingested_at, '-') || ' '"
                              " || updated_at FROM events"),
            steps[i].after);
    }
}

static void a_change_of_provenance_is_no_change_of_a_row(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put(scratch, db, RACE_T0, NULL);

    scratch_require(scratch,
                    race_store_put_provenance(db, event_id, "practice:day:redhill:2025-10-25",
                                              "def", RACE_T0 + 60, 2, &scratch->err));
    assert_string_equal(ask_text(scratch, "SELECT sha256 || ' ' || parser_version FROM provenance"),
                        "def 2");
    assert_string_equal(ask_text(scratch, "SELECT updated_at FROM events"), "2025-10-25T06:00:00Z");
}

static void what_is_stored_of_an_event_is_counted(void **state)
{
    static const char *const listed[] = {"100", "101", "103"};
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put(scratch, db, RACE_T0, NULL);
    struct event_counts counts;
    int64_t n_removed, n_back;

    scratch_require(scratch, race_store_count_event(db, event_id, &counts, &scratch->err));
    assert_int_equal(counts.n_sessions, 4);
    assert_int_equal(counts.n_sessions_with_laps, 3);
    assert_int_equal(counts.n_laps, 10);
    assert_int_equal(counts.n_drivers, 3);
    scratch_require(scratch, race_store_mark_removed(db, event_id, listed, N_OF(listed), RACE_T0,
                                                     &n_removed, &n_back, &scratch->err));
    scratch_require(scratch, race_store_count_event(db, event_id, &counts, &scratch->err));
    assert_int_equal(counts.n_sessions, 3);
    assert_int_equal(counts.n_laps, 5);
}

/* ---- sessions that went, and came back ---- */

static void sessions_not_listed_are_marked_and_unmarked_when_back(void **state)
{
    static const struct {
        const char *listed[5];
        size_t n;
        int64_t n_removed, n_back;
        const char *marks;
    } steps[] = {
        {{"103", "102", "101", "100"}, 4, 0, 0, "- - - -"},
        {{"100", "102"}, 2, 2, 0, "- 2025-10-25T06:00:01Z - 2025-10-25T06:00:01Z"},
        {{"102", "100"}, 2, 0, 0, "- 2025-10-25T06:00:01Z - 2025-10-25T06:00:01Z"},
        {{"101", "100", "999"}, 3, 1, 1, "- - 2025-10-25T06:00:03Z 2025-10-25T06:00:01Z"},
        {{"100", "101", "102", "103", "100"}, 5, 0, 2, "- - - -"},
        {{0},
         0,
         4,
         0,
         "2025-10-25T06:00:05Z 2025-10-25T06:00:05Z 2025-10-25T06:00:05Z 2025-10-25T06:00:05Z"},
    };
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put(scratch, db, RACE_T0, NULL);
    int64_t n_removed, n_back;

    for (size_t i = 0; i < N_OF(steps); i++) {
        scratch_require(scratch, race_store_mark_removed(db, event_id, steps[i].listed, steps[i].n,
                                                         RACE_T0 + (int64_t)i, &n_removed, &n_back,
                                                         &scratch->err));
        assert_int_equal(n_removed, steps[i].n_removed);
        assert_int_equal(n_back, steps[i].n_back);
        assert_string_equal(
            ask_text(scratch, "SELECT removed_at FROM races ORDER BY source_race_id"),
            steps[i].marks);
    }
    assert_int_equal(ask(scratch, "SELECT count(*) FROM laps"), 10);
}

/* ---- zones ---- */

static void a_zone_fills_the_utc_columns(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    const struct race_start *starts;
    struct row_counts counts = {0};
    int64_t event_id = race_day_put(scratch, db, RACE_T0, NULL);
    bool changed;
    size_t n;

    for (int i = 0; i < 2; i++) {
        scratch_require(scratch, race_store_set_zone(db, RACE_SLUG, "Australia/Sydney", &changed,
                                                     &scratch->err));
        assert_int_equal(changed, i == 0);
    }
    scratch_require(scratch,
                    race_store_set_zone(db, "nowhere", "Europe/Oslo", &changed, &scratch->err));
    assert_false(changed);
    assert_string_equal(ask_text(scratch, "SELECT timezone FROM tracks"), "Australia/Sydney");
    scratch_require(scratch, race_store_list_starts(db, RACE_SLUG, &scratch->arena, &starts, &n,
                                                    &scratch->err));
    assert_int_equal(n, 4);
    assert_int_equal(starts[0].event_id, event_id);
    assert_string_equal(starts[0].start_time_local, "2025-10-25T09:00:00");
    assert_string_equal(starts[3].start_time_local, "2025-10-25T11:00:00");
    assert_string_equal(starts[3].event_start_local, "2025-10-25T09:00:00");
    for (int i = 0; i < 2; i++)
        scratch_require(scratch, race_store_put_utc(db, starts[0].race_id, RACE_T0, "ambiguous",
                                                    &counts, &scratch->err));
    assert_int_equal(counts.updated, 1);
    assert_int_equal(counts.unchanged, 1);
    assert_string_equal(
        ask_text(scratch, "SELECT start_time || ' ' || start_time_flag FROM races LIMIT 1"),
        "2025-10-25T06:00:00Z ambiguous");
    scratch_require(
        scratch, race_store_put_utc(db, starts[0].race_id, ABSENT, NULL, &counts, &scratch->err));
    assert_string_equal(ask_text(scratch, "SELECT start_time FROM races LIMIT 1"), "-");
    assert_int_equal(ask(scratch, "SELECT count(*) FROM (SELECT updated_at FROM races UNION "
                                  "SELECT updated_at FROM tracks) WHERE updated_at > "
                                  "'2025-10-25T06:00:00Z'"),
                     0);
}

static void a_flag_goes_with_its_utc_time(void **state)
{
    static const struct {
        int64_t start_time;
        const char *flag;
        const char *after;
    } steps[] = {
        {ABSENT, NULL, "- -"},
        {RACE_T0, "ambiguous", "2025-10-25T06:00:00Z ambiguous"},
        {ABSENT, NULL, "2025-10-25T06:00:00Z ambiguous"},
        {RACE_T0 + 1, NULL, "2025-10-25T06:00:01Z -"},
    };
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = race_day_open(scratch);
    int64_t event_id = race_day_put_event(scratch, db, RACE_T0, NULL);
    struct race_row race = race_day_race_row(event_id, &race_day_sessions[0]);
    int64_t id;

    for (size_t i = 0; i < N_OF(steps); i++) {
        race.start_time = steps[i].start_time;
        race.start_time_flag = steps[i].flag;
        scratch_require(scratch, race_store_put_race(db, &race, RACE_T0, &id, NULL, &scratch->err));
        assert_string_equal(ask_text(scratch, "SELECT ifnull(start_time, '-') || ' '"
                                              " || ifnull(start_time_flag, '-') FROM races"),
                            steps[i].after);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(a_day_is_inserted_row_by_row),
        SCRATCH_TEST(a_second_run_writes_nothing),
        SCRATCH_TEST(ids_are_stable),
        SCRATCH_TEST(a_changed_row_moves_alone),
        SCRATCH_TEST(list_figures_alone_never_take_a_detail_back),
        SCRATCH_TEST(a_stored_detail_is_never_turned_back),
        SCRATCH_TEST(an_events_name_and_other_metadata_are_kept),
        SCRATCH_TEST(metadata_is_merged_and_its_figures_are_columns),
        SCRATCH_TEST(depth_never_goes_back_and_the_moment_moves_with_changes_only),
        SCRATCH_TEST(a_change_of_provenance_is_no_change_of_a_row),
        SCRATCH_TEST(what_is_stored_of_an_event_is_counted),
        SCRATCH_TEST(sessions_not_listed_are_marked_and_unmarked_when_back),
        SCRATCH_TEST(a_zone_fills_the_utc_columns),
        SCRATCH_TEST(a_flag_goes_with_its_utc_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
