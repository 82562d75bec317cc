/* The small practice day. */
#include "race_day.h"

#include "trackside/race_driver.h"
#include "trackside/race_track.h"
#include "trackside/text.h"

#include <string.h>

const struct race_session race_day_sessions[] = {
    {"100", "Nadia Weeks", "1/10 Buggy", "2222363", "2025-10-25T09:00:00", 3},
    {"101", "Jürgen Öst", "1/8 Truggy", "7654321", "2025-10-25T09:30:00", 2},
    {"102", "Nadia Weeks", "1/10 Buggy", "2222363", "2025-10-25T10:00:00", 5},
    {"103", "Unknown Driver", "Unknown Class", NULL, "2025-10-25T11:00:00", 0},
};
const size_t race_day_n_sessions = N_OF(race_day_sessions);

struct db *race_day_open(struct scratch *scratch)
{
    struct db *db = NULL;

    scratch_require(scratch, race_store_open(scratch->dir, DB_WRITE, &db, &scratch->err));
    return db;
}

int64_t race_day_put_track(struct scratch *scratch, struct db *db, int64_t at,
                           struct row_counts *counts)
{
    struct track_row row = {
        .source_track_slug = RACE_SLUG,
        .track_name = "Red Hill RC",
        .track_url = "https://redhill.liverc.com/",
        .events_url = "https://redhill.liverc.com/events",
    };
    int64_t id = 0;

    scratch_require(scratch, race_store_put_track(db, &row, at, &id, counts, &scratch->err));
    return id;
}

struct event_row race_day_event_row(int64_t track_id)
{
    return (struct event_row){
        .track_id = track_id,
        .source_event_id = RACE_EVENT,
        .event_name = "Red Hill RC - Practice Day - October 25, 2025",
        .event_date = {2025, 10, 25},
        .event_drivers = 2,
        .total_race_laps = ABSENT,
        .event_url = "https://redhill.liverc.com/practice/?p=session_list&d=2025-10-25",
        .metadata = "{\"practiceDayStats\":{\"totalLaps\":10,\"totalTrackTimeSeconds\":323,"
                    "\"uniqueDrivers\":2,\"unknownDrivers\":1,\"uniqueClasses\":3,"
                    "\"timeRangeStart\":\"2025-10-25T09:00:00\",\"timeRangeEnd\":null},"
                    "\"timezone\":null,\"utcOffset\":null}",
        .self_check = "{\"verdict\":\"passed\"}",
    };
}

int64_t race_day_put_event(struct scratch *scratch, struct db *db, int64_t at,
                           struct row_counts *counts)
{
    struct event_row row = race_day_event_row(race_day_put_track(scratch, db, at, counts));
    int64_t id = 0;

    scratch_require(scratch, race_store_put_event(db, &row, at, &id, counts, &scratch->err));
    return id;
}

struct race_row race_day_race_row(int64_t event_id, const struct race_session *session)
{
    return (struct race_row){
        .event_id = event_id,
        .event_race_class_id = ABSENT,
        .source_race_id = session->session_id,
        .class_name = session->class_name,
        .race_label = "Practice - somebody",
        .race_url = "https://redhill.liverc.com/practice/?p=view_session&id=1",
        .session_type = "practiceday",
        .start_time_local = session->start_local,
        .start_time = ABSENT,
        .duration_seconds = 95,
        .duration_raw = "1:35",
        .race_metadata = "{\"end_time\":null}",
        .detail = "stored",
    };
}

struct race_result_row race_day_result_row(int64_t race_id, int64_t race_driver_id)
{
    return (struct race_result_row){
        .race_id = race_id,
        .race_driver_id = race_driver_id,
        .position_final = 1,
        .fast_lap_ms = ABSENT,
        .avg_lap_ms = ABSENT,
        .consistency_thousandths = ABSENT,
        .top_3_consecutive_ms = ABSENT,
        .avg_top_5_ms = ABSENT,
        .avg_top_10_ms = ABSENT,
        .avg_top_15_ms = ABSENT,
        .std_deviation_ms = ABSENT,
        .range_low_ms = ABSENT,
        .range_high_ms = ABSENT,
    };
}

static int64_t put_driver(struct scratch *scratch, struct db *db,
                          const struct race_session *session, int64_t at, struct row_counts *counts,
                          const char **ret_source_id)
{
    struct driver_row row = {
        .source_driver_id =
            session->transponder
                ? session->transponder
                : arena_format(&scratch->arena, "practice_session_%s", session->session_id),
        .display_name = session->driver,
        .normalized_name = text_fold(session->driver, &scratch->arena),
        .search_key = text_fold(session->driver, &scratch->arena),
        .transponder_number = session->transponder,
        .named_at_local = session->start_local,
    };
    int64_t id = 0;

    scratch_require(scratch, race_store_put_driver(db, &row, at, &id, counts, &scratch->err));
    *ret_source_id = row.source_driver_id;
    return id;
}

static void put_laps(struct scratch *scratch, struct db *db, int64_t result_id, int64_t n,
                     int64_t at, struct row_counts *counts)
{
    int64_t elapsed_ms = 0;

    for (int64_t i = 0; i < n; i++) {
        struct lap_row row = {
            .race_result_id = result_id,
            .lap_number = i + 1,
            .position_on_lap = 1,
            .lap_time_raw = "30.500",
            .lap_time_ms = 30500 + 1000 * i,
            .elapsed_ms = elapsed_ms += 30500 + 1000 * i,
            .is_valid = i != 1,
            .crossed_at_local = "2025-10-25T09:01:30",
        };
        scratch_require(scratch, race_store_put_lap(db, &row, at, counts, &scratch->err));
    }
}

int64_t race_day_put_session(struct scratch *scratch, struct db *db, int64_t event_id,
                             const struct race_session *session, int64_t at,
                             struct row_counts *counts)
{
    struct class_row class_row = {.event_id = event_id, .class_name = session->class_name};
    struct race_row race = race_day_race_row(event_id, session);
    struct race_driver_row driver = {.display_name = session->driver,
                                     .transponder_number = session->transponder};
    struct race_result_row result;
    int64_t race_driver_id, result_id;

    scratch_require(scratch, race_store_put_class(db, &class_row, at, &race.event_race_class_id,
                                                  counts, &scratch->err));
    driver.driver_id = put_driver(scratch, db, session, at, counts, &driver.source_driver_id);
    scratch_require(scratch,
                    race_store_put_race(db, &race, at, &driver.race_id, counts, &scratch->err));
    scratch_require(scratch, race_store_put_race_driver(db, &driver, at, &race_driver_id, counts,
                                                        &scratch->err));
    result = race_day_result_row(driver.race_id, race_driver_id);
    result.laps_completed = session->n_laps;
    result.fast_lap_ms = session->n_laps > 0 ? 30500 : ABSENT;
    result.fast_lap_raw = session->n_laps > 0 ? "30.500" : NULL;
    result.avg_lap_ms = session->n_laps > 0 ? 31500 : ABSENT;
    result.consistency_thousandths = session->n_laps > 1 ? 94695 : ABSENT;
    result.raw_fields_json = "{\"avg_top_5\":30.500}";
    scratch_require(scratch,
                    race_store_put_race_result(db, &result, at, &result_id, counts, &scratch->err));
    put_laps(scratch, db, result_id, session->n_laps, at, counts);
    return driver.race_id;
}

int64_t race_day_put(struct scratch *scratch, struct db *db, int64_t at, struct row_counts *counts)
{
    struct row_counts ours = {0};
    int64_t event_id;
    bool changed;

    scratch_require(scratch, db_begin(db, &scratch->err));
    event_id = race_day_put_event(scratch, db, at, &ours);
    for (size_t i = 0; i < race_day_n_sessions; i++)
        race_day_put_session(scratch, db, event_id, &race_day_sessions[i], at, &ours);
    scratch_require(scratch,
                    race_store_put_provenance(db, event_id, "practice:day:redhill:2025-10-25",
                                              "abc", RACE_T0, 1, &scratch->err));
    changed = ours.inserted + ours.updated > 0;
    scratch_require(scratch,
                    race_store_finish_event(db, event_id, true, changed, at, &scratch->err));
    scratch_require(scratch, db_commit(db, &scratch->err));
    if (counts)
        *counts = ours;
    return event_id;
}
