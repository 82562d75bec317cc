/* Every meter there is: name, type, meaning, source. */
#include "trackside/meter.h"

/* A count of what runs did, by command. */
#define OF_RUNS(what)                                                                              \
    {                                                                                              \
        {                                                                                          \
            .suffix = "", .labels = {"command"}, .of_runs = (what)                                 \
        }                                                                                          \
    }

/* clang-format off */
const struct meter meter_table[] = {
    {"trackside_build_info", METER_GAUGE, "The program's version; always 1.",
     {{"", {"version"}, .read = meter_read_version}}},

    {"trackside_requests_total", METER_COUNTER,
     "Requests that left, by kind of page and what became of them.",
     {{"", {"kind", "outcome"}, .figure = FIGURE_REQUESTS}}},
    {"trackside_request_failures_total", METER_COUNTER,
     "Requests that brought neither a page nor the word that it is unchanged, by kind of page.",
     {{"", {"kind"}, .figure = FIGURE_REQUEST_FAILURES}}},
    {"trackside_request_duration_seconds", METER_HISTOGRAM,
     "From sending a request to the last byte of its answer.",
     {{"_bucket", {"kind", "le"}, .figure = FIGURE_DURATIONS},
      {"_sum", {"kind"}, .figure = FIGURE_DURATION_SUM, .in_thousandths = true},
      {"_count", {"kind"}, .figure = FIGURE_DURATION_COUNT}}},

    {"trackside_cache_hits_total", METER_COUNTER,
     "Pages that runs wanted and used as stored.", OF_RUNS("hits")},
    {"trackside_cache_misses_total", METER_COUNTER,
     "Pages that runs wanted and had to ask the site for.", OF_RUNS("misses")},
    {"trackside_page_failures_total", METER_COUNTER,
     "Pages that runs wanted and could not have, also after retries.", OF_RUNS("failed")},
    {"trackside_retries_total", METER_COUNTER, "Requests sent again.", OF_RUNS("retries")},
    {"trackside_waits_total", METER_COUNTER,
     "Times that a rate or a pause held a run up.", OF_RUNS("waits")},
    {"trackside_waited_seconds_total", METER_COUNTER, "How long they did.",
     {{"", {"command"}, .of_runs = "waited_ms", .in_thousandths = true}}},
    {"trackside_oddities_total", METER_COUNTER,
     "Answers that were something else than the page asked for, such as a bot check.",
     {{"", .figure = FIGURE_ODDITIES}}},

    {"trackside_runs_total", METER_COUNTER, "Runs that are over, by command and status.",
     {{"", {"command", "status"}, .figure = FIGURE_RUNS}}},
    {"trackside_run_seconds_total", METER_COUNTER, "How long runs took.",
     {{"", {"command"}, .of_runs = "duration_ms", .in_thousandths = true}}},
    {"trackside_events_total", METER_COUNTER,
     "Practice days that runs found, mirrored, ingested or exported.", OF_RUNS("days")},
    {"trackside_events_failed_total", METER_COUNTER,
     "Of those days, the ones that could not be had or written.", OF_RUNS("days_failed")},
    {"trackside_sessions_total", METER_COUNTER, "Sessions of those days.", OF_RUNS("sessions")},
    {"trackside_laps_total", METER_COUNTER, "Laps of those days.", OF_RUNS("laps")},
    {"trackside_rows_written_total", METER_COUNTER,
     "Rows that runs inserted or updated.", OF_RUNS("rows")},
    {"trackside_runs_running", METER_GAUGE, "Runs that are under way.",
     {{"", {"command"}, .read = meter_read_running}}},
    {"trackside_last_success_timestamp_seconds", METER_GAUGE,
     "When a run of each command last ended well, with nothing missing.",
     {{"", {"command"}, .figure = FIGURE_LAST_SUCCESS}}},

    {"trackside_pages", METER_GAUGE, "Pages, by kind and state (fresh, stale, failed).",
     {{"", {"kind", "state"}, .figure = FIGURE_PAGES}}},
    {"trackside_body_bytes", METER_GAUGE, "Bytes of pages, as stored and unpacked.",
     {{"", {"form"}, .figure = FIGURE_BODY_BYTES}}},
    {"trackside_stored_rows", METER_GAUGE, "Rows of the race store, by table.",
     {{"", {"table"}, .figure = FIGURE_STORED_ROWS}}},
    {"trackside_database_bytes", METER_GAUGE, "Files of the stores.",
     {{"", {"file"}, .read = meter_read_database_bytes}}},
    {"trackside_disk_free_bytes", METER_GAUGE, "What is left on the disk of the data.",
     {{"", .read = meter_read_free_bytes}}},

    {"trackside_budget_used", METER_GAUGE,
     "Day and month pages asked of a track in the last 24 hours.",
     {{"", {"track"}, .figure = FIGURE_BUDGETS}}},
    {"trackside_budget_limit", METER_GAUGE,
     "How many of them fetch.discovery-per-day allows; 0 is no limit.",
     {{"", .read = meter_read_budget_limit}}},
    {"trackside_paused_until_timestamp_seconds", METER_GAUGE,
     "Until when a site is left alone, and why; nothing for the others.",
     {{"", {"origin", "reason"}, .figure = FIGURE_PAUSES}}},
    {"trackside_drifting_events", METER_GAUGE, "Stored days that the site lists otherwise.",
     {{"", .read = meter_read_drifting_days}}},
    {"trackside_check_value", METER_GAUGE, "What is watched over, by the setting that bounds it.",
     {{"", {"check"}, .read = meter_read_values, .in_thousandths = true}}},
    {"trackside_check_limit", METER_GAUGE, "The bound: a value above it is wrong.",
     {{"", {"check"}, .read = meter_read_limits, .in_thousandths = true}}},
};
/* clang-format on */

const size_t meter_table_size = sizeof(meter_table) / sizeof(meter_table[0]);
