/*
 * Rows of a race event from facts: many drivers in a race, a race that is posted again, pages that
 * are missing. Rows of practice days are tested by the specs of tests/cli.
 */
#include "rows.h"

#include "scratch.h"

#include "trackside/cleanup.h"

#include <string.h>

#define RACE_DB "race.db"

enum {
    T0 = 1761372000, /* 2025-10-25T06:00:00Z */
    N_DRIVERS = 3,
    N_LAPS = 2,
};

static const char *ask(struct scratch *scratch, const char *sql)
{
    return scratch_ask_text(scratch, RACE_DB, sql);
}

/* ---- an event of two races: ids of event and race are equal, as they may be ---- */

struct small_event {
    struct fact_page list, page;
    struct class_row classes[2];
    struct driver_row drivers[N_DRIVERS];
    struct race_slot slots[2];
    struct race_placing placings[N_DRIVERS];
    struct lap_row laps[N_DRIVERS][N_LAPS];
    struct result_facts results[N_DRIVERS];
    struct race_facts races[2];
    struct event_facts facts;
};

static void make_drivers(struct small_event *event)
{
    static const char *const names[N_DRIVERS] = {"ANNA WEIR", "BEN OSTLER", "CY 5 MARLOW"};

    for (size_t i = 0; i < N_DRIVERS; i++) {
        event->drivers[i] =
            (struct driver_row){.source_driver_id = ((const char *[]){"71", "72", "73"})[i],
                                .display_name = names[i],
                                .named_at_local = "2025-11-16T17:20:00"};
        event->placings[i] = (struct race_placing){.position_raw = "1",
                                                   .total_time_ms = 62000,
                                                   .total_time_raw = "2/1:02.000",
                                                   .qualifying_position = 3,
                                                   .qualifying_raw = "3",
                                                   .grid_position = 3,
                                                   .grid_time_ms = 0,
                                                   .behind_ms = ABSENT,
                                                   .behind_laps = ABSENT,
                                                   .fast_lap_number = 2,
                                                   .top_2_consecutive_ms = 62000};
        for (size_t k = 0; k < N_LAPS; k++)
            event->laps[i][k] = (struct lap_row){.lap_number = (int64_t)k + 1,
                                                 .position_on_lap = (int64_t)i + 1,
                                                 .lap_time_raw = "31",
                                                 .lap_time_ms = 31000,
                                                 .is_valid = 1,
                                                 .pace_string = "20/10:20.000"};
        event->results[i] = (struct result_facts){
            .driver = i,
            .who = {.source_driver_id = event->drivers[i].source_driver_id,
                    .display_name = names[i],
                    .car_number = "3"},
            .row = {.position_final = (int64_t)i + 1,
                    .laps_completed = N_LAPS,
                    .fast_lap_ms = 31000,
                    .fast_lap_raw = "31.000",
                    .avg_lap_ms = 31000,
                    .consistency_thousandths = ABSENT,
                    .top_3_consecutive_ms = ABSENT,
                    .avg_top_5_ms = ABSENT,
                    .avg_top_10_ms = ABSENT,
                    .avg_top_15_ms = ABSENT,
                    .std_deviation_ms = ABSENT,
                    .range_low_ms = ABSENT,
                    .range_high_ms = ABSENT,
                    .placing = &event->placings[i]},
            .laps = event->laps[i],
            .n_laps = N_LAPS,
        };
    }
}

static void make_races(struct small_event *event)
{
    event->slots[0] = (struct race_slot){.race_order = 14,
                                         .section_header = "Main Events",
                                         .completed_at = "2025-11-16T17:30:00",
                                         .completed_raw = "Nov 16, 2025 at 5:30pm",
                                         .link_raw = "Race 14: Truggy (Truggy A-Main)",
                                         .page_tag = "M1 Race #14",
                                         .length_laps = ABSENT,
                                         .first_lap_counts = 0};
    event->slots[1] = event->slots[0];
    event->slots[1].race_order = 15;
    event->races[0] =
        (struct race_facts){.class_of = 1,
                            .row = {.source_race_id = "486000",
                                    .class_name = "Truggy",
                                    .race_label = "Truggy A-Main",
                                    .race_url = "https://redhill.liverc.com/results/?p=x&id=486000",
                                    .session_type = "main",
                                    .start_is_estimated = true,
                                    .duration_seconds = 600,
                                    .duration_raw = "10:00 Timed",
                                    .slot = &event->slots[0],
                                    .detail = "stored"},
                            .start = {{2025, 11, 16}, 17, 20, 0},
                            .page = &event->page,
                            .cause = &event->page,
                            .results = event->results,
                            .n_results = N_DRIVERS};
    event->races[1] = event->races[0];
    event->races[1].row.source_race_id = "486001";
    event->races[1].row.race_label = "Truggy B-Main";
    event->races[1].row.slot = &event->slots[1];
    event->races[1].row.detail = "pending";
    event->races[1].page = NULL;
    event->races[1].cause = &event->list;
    event->races[1].n_results = 0;
}

static void make_event(struct small_event *event)
{
    *event = (struct small_event){
        .list = {"race:event:486000", "aa", T0},
        .page = {"race:result:486000", "bb", T0 + 60},
        .classes = {{.class_name = "Buggy"}, {.class_name = "Truggy"}},
    };
    make_drivers(event);
    make_races(event);
    event->facts = (struct event_facts){
        .track = {.slug = "redhill"},
        .track_name = "Red Hill RC",
        .page = &event->list,
        .row = {.source_event_id = "486000",
                .event_name = "Autumn Cup",
                .event_date = {2025, 11, 15},
                .event_date_end = {2025, 11, 16},
                .event_entries = 7,
                .event_drivers = 3,
                .total_race_laps = 4129,
                .event_url = "https://redhill.liverc.com/results/?p=view_event&id=486000",
                .event_panel = "{\"surface\":\"Offroad\"}"},
        .lists_all_races = true,
        .classes = event->classes,
        .n_classes = 2,
        .drivers = event->drivers,
        .n_drivers = N_DRIVERS,
        .races = event->races,
        .n_races = 2,
    };
}

static struct ingest_report put(struct scratch *scratch, struct db *db, struct small_event *event)
{
    struct ingest_report report;

    scratch_require(scratch, db_begin(db, &scratch->err));
    scratch_require(scratch, rows_put(db, &event->facts, &scratch->arena, &report, &scratch->err));
    scratch_require(scratch, db_commit(db, &scratch->err));
    return report;
}

static struct db *open_race(struct scratch *scratch)
{
    struct db *db = NULL;

    scratch_require(scratch, race_store_open(scratch->dir, DB_WRITE, &db, &scratch->err));
    return db;
}

/* ---- what must come of it ---- */

static void every_driver_of_a_race_has_a_result_with_laps(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_race(scratch);
    struct small_event event;
    struct ingest_report report;

    make_event(&event);
    report = put(scratch, db, &event);
    assert_int_equal(report.status, INGEST_PARTIAL); /* the second race's page is not there */
    assert_int_equal(report.sessions_new, 2);
    assert_int_equal(report.laps_ingested, N_DRIVERS * N_LAPS);
    assert_string_equal(
        ask(scratch,
            "SELECT source_event_id || ' ' || event_date || ' ' || event_date_end || ' ' ||"
            " total_race_laps || ' ' || event_panel || ' ' || ingest_depth FROM events"),
        "486000 2025-11-15T00:00:00 2025-11-16T00:00:00 4129 {\"surface\":\"Offroad\"} none");
    assert_string_equal(
        ask(scratch, "SELECT race_order || '/' || section_header || '/' || completed_at || '/' ||"
                     " start_time_local || '/' || start_is_estimated || '/' || first_lap_counts"
                     " FROM races"),
        "14/Main Events/2025-11-16T17:30:00/2025-11-16T17:20:00/1/0"
        " 15/Main Events/2025-11-16T17:30:00/2025-11-16T17:20:00/1/0");
    assert_string_equal(
        ask(scratch, "SELECT rd.display_name || '/' || rd.car_number || '/' || rr.position_final ||"
                     " '/' || rr.total_time_seconds || '/' || rr.qualifying_position"
                     " FROM race_results rr JOIN race_drivers rd ON rd.id = rr.race_driver_id"),
        "ANNA WEIR/3/1/62.0/3 BEN OSTLER/3/2/62.0/3 CY 5 MARLOW/3/3/62.0/3");
    assert_string_equal(
        ask(scratch, "SELECT lap_number || ':' || elapsed_ms || ':' || position_on_lap FROM laps"),
        "1:31000:1 2:62000:1 1:31000:2 2:62000:2 1:31000:3 2:62000:3");
    assert_string_equal(ask(scratch, "SELECT class_name FROM event_race_classes"), "Truggy");
    assert_string_equal(ask(scratch, "SELECT cache_key FROM provenance ORDER BY 1"),
                        "race:event:486000 race:result:486000");

    report = put(scratch, db, &event);
    assert_int_equal(report.rows.inserted + report.rows.updated, 0);
    assert_int_equal(report.sessions_unchanged, 2);
    assert_string_equal(ask(scratch, "SELECT count(*) FROM changes"), "0");
}

/* One driver has gone, another lost a lap and with it every figure, a third has come. */
static void a_race_that_is_posted_again_is_replaced(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_race(scratch);
    struct small_event event;
    struct ingest_report report;

    make_event(&event);
    event.races[0].n_results = 2;
    put(scratch, db, &event);

    event.page = (struct fact_page){"race:result:486000", "cc", T0 + 600};
    event.races[0].results = &event.results[1];
    event.results[1].n_laps = 1;
    event.results[1].row.laps_completed = 1;
    event.results[1].row.fast_lap_ms = ABSENT;
    event.results[1].row.fast_lap_raw = NULL;
    event.placings[1].behind_laps = 1;
    event.placings[1].behind_display = event.placings[1].behind_raw = "1 Lap";
    report = put(scratch, db, &event);
    assert_int_equal(report.laps_ingested, 3);

    assert_string_equal(
        ask(scratch, "SELECT rd.source_driver_id || '/' || rr.laps_completed || '/' ||"
                     " coalesce(rr.fast_lap_raw, 'blank') || '/' ||"
                     " coalesce(rr.behind_display, 'blank')"
                     " FROM race_results rr JOIN race_drivers rd ON rd.id = rr.race_driver_id"),
        "72/1/blank/1 Lap 73/2/31.000/blank");
    assert_string_equal(
        ask(scratch, "SELECT table_name || ' ' || row_key || ' ' || column_name || ' ' ||"
                     " coalesce(old_value, '-') || ' ' || coalesce(new_value, '-') || ';'"
                     " FROM changes WHERE sha256 = 'cc' AND column_name NOT IN ('is_valid',"
                     " 'lap_time_raw') ORDER BY id"),
        "race_results 486000/72 laps_completed 2 1; race_results 486000/72 behind_laps - 1;"
        " race_results 486000/72 fast_lap_ms 31000 -; laps 486000/72/2 lap_time_ms 31000 -;"
        " laps 486000/71/1 lap_time_ms 31000 -; laps 486000/71/2 lap_time_ms 31000 -;"
        " race_results 486000/71 position_final 1 -; race_results 486000/71 laps_completed 2 -;"
        " race_results 486000/71 total_time_ms 62000 -; race_results 486000/71 fast_lap_ms 31000 -;"
        " race_drivers 486000/71 display_name ANNA WEIR -; race_drivers 486000/71 car_number 3 -;");
    assert_string_equal(ask(scratch, "SELECT count(*) FROM drivers"), "3"); /* until it is idle */
}

static void what_no_page_tells_stays(void **state)
{
    struct scratch *scratch = *state;
    struct db *db CLEANUP(db_close_at) = open_race(scratch);
    struct small_event event;
    struct ingest_report report;
    struct error timed_out;

    error_set(&timed_out, ERROR_UNREACHABLE, "timed out");
    make_event(&event);
    put(scratch, db, &event);

    /* The race's own page could not be read this time, and the list does not have the other. */
    event.list = (struct fact_page){"race:event:486000", "dd", T0 + 900};
    event.races[0].page = NULL;
    event.races[0].cause = &event.list;
    event.races[0].failure = &timed_out;
    event.races[0].row.detail = "failed";
    event.races[0].n_results = 0;
    event.facts.n_races = 1;
    report = put(scratch, db, &event);
    assert_int_equal(report.sessions_detail_failed, 1);
    assert_int_equal(report.sessions_removed, 1);
    assert_string_equal(
        ask(scratch, "SELECT detail || ' ' || coalesce(removed_at, '-') FROM races"),
        "stored - pending 2025-10-25T06:15:00Z");
    assert_string_equal(ask(scratch, "SELECT count(*) FROM laps"), "6");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(every_driver_of_a_race_has_a_result_with_laps),
        SCRATCH_TEST(a_race_that_is_posted_again_is_replaced),
        SCRATCH_TEST(what_no_page_tells_stays),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
