/* Race events of a run. */
#include "trackside/event_view.h"

#include "trackside/cleanup.h"
#include "trackside/oddity_view.h"

enum {
    LARGEST_JSON = 1 << 20,
};

static struct cell json_cell(struct json *json, struct arena *arena)
{
    CLEANUP(buffer_deinit) struct buffer out = {0};

    buffer_init(&out, LARGEST_JSON);
    json_write(json, false, &out);
    json_free(json);
    return (struct cell){.text = arena_text(arena, buffer_text(&out)), .shown = ""};
}

/* ---- ingested ---- */

static struct cell status_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return (struct cell){.text = ingest_events_status(row)};
}

/* The report's numbers are those of an event that was written. */
static struct cell number_cell(const struct ingested_event *event, int64_t number)
{
    return (struct cell){.number = event->is_written ? number : ABSENT};
}

#define NUMBER_CELL(name, member)                                                                  \
    static struct cell name##_cell(const void *row, struct arena *arena)                           \
    {                                                                                              \
        const struct ingested_event *event = row;                                                  \
                                                                                                   \
        (void)arena;                                                                               \
        return number_cell(event, event->report.member);                                           \
    }

NUMBER_CELL(listed, sessions_listed)
NUMBER_CELL(ingested, sessions_ingested)
NUMBER_CELL(failed, sessions_detail_failed)
NUMBER_CELL(lists_failed, lists_failed)
NUMBER_CELL(is_new, sessions_new)
NUMBER_CELL(unchanged, sessions_unchanged)
NUMBER_CELL(removed, sessions_removed)
NUMBER_CELL(with_laps, sessions_with_laps)
NUMBER_CELL(laps, laps_ingested)
NUMBER_CELL(drivers, drivers)
NUMBER_CELL(entries, entries)
NUMBER_CELL(standings, standings)
NUMBER_CELL(ambiguous, starts_ambiguous)
NUMBER_CELL(impossible, starts_impossible)
NUMBER_CELL(inserted, rows.inserted)
NUMBER_CELL(updated, rows.updated)
NUMBER_CELL(same, rows.unchanged)

static struct cell date_cell(const void *row, struct arena *arena)
{
    const struct ingested_event *event = row;
    char text[CALENDAR_TEXT_SIZE];
    struct date none = {.year = 0};
    struct date date = event->is_written       ? event->report.first_day
                       : event->listed != NULL ? event->listed->first
                                               : none;

    return (struct cell){.text = date_is_absent(date) ? NULL
                                                      : arena_text(arena, date_format(date, text))};
}

static struct cell name_cell(const void *row, struct arena *arena)
{
    const struct ingested_event *event = row;

    (void)arena;
    return (struct cell){.text = event->is_written       ? event->report.event_name
                                 : event->listed != NULL ? event->listed->name
                                                         : NULL};
}

static struct cell rows_cell(const void *row, struct arena *arena)
{
    const struct row_counts *rows = &((const struct ingested_event *)row)->report.rows;
    struct json *json = json_new_object();

    json_put_int(json, "inserted", rows->inserted);
    json_put_int(json, "updated", rows->updated);
    json_put_int(json, "unchanged", rows->unchanged);
    return json_cell(json, arena);
}

static struct cell checks_cell(const void *row, struct arena *arena)
{
    const struct ingest_checks *checks = &((const struct ingested_event *)row)->report.self_check;
    struct json *json = json_new_object();

    json_put_int(json, "passed", checks->passed);
    json_put_int(json, "failed", checks->failed);
    json_put_int(json, "unchecked", checks->unchecked);
    return json_cell(json, arena);
}

static struct cell findings_cell(const void *row, struct arena *arena)
{
    return json_cell(oddity_view_json(&((const struct ingested_event *)row)->report), arena);
}

static struct cell error_cell(const void *row, struct arena *arena)
{
    const struct ingested_event *event = row;

    (void)arena;
    return (struct cell){.text = event->failure.code != 0 ? event->failure.message : NULL};
}

static const struct column ingested_columns[] = {
    COLUMN_OF(ingested_event, uuid, "event_id", NULL, COLUMN_TEXT),
    COLUMN_OF(ingested_event, event_id, "source_event_id", "Event", COLUMN_TEXT),
    COLUMN_BY(name_cell, "name", "Name", COLUMN_TEXT),
    COLUMN_BY(date_cell, "date", "Date", COLUMN_TEXT),
    COLUMN_BY(status_cell, "status", "Status", COLUMN_TEXT),
    COLUMN_BY(listed_cell, "races_listed", NULL, COLUMN_COUNT),
    COLUMN_BY(ingested_cell, "races_ingested", "Races", COLUMN_COUNT),
    COLUMN_BY(failed_cell, "races_failed", "Failed", COLUMN_COUNT),
    COLUMN_BY(lists_failed_cell, "lists_failed", NULL, COLUMN_COUNT),
    COLUMN_BY(listed_cell, "sessions_listed", NULL, COLUMN_COUNT),
    COLUMN_BY(ingested_cell, "sessions_ingested", NULL, COLUMN_COUNT),
    COLUMN_BY(is_new_cell, "sessions_new", "New", COLUMN_COUNT),
    COLUMN_BY(unchanged_cell, "sessions_unchanged", NULL, COLUMN_COUNT),
    COLUMN_BY(removed_cell, "sessions_removed", NULL, COLUMN_COUNT),
    COLUMN_BY(failed_cell, "sessions_detail_failed", NULL, COLUMN_COUNT),
    COLUMN_BY(with_laps_cell, "sessions_with_laps", NULL, COLUMN_COUNT),
    COLUMN_BY(laps_cell, "laps_ingested", "Laps", COLUMN_COUNT),
    COLUMN_BY(drivers_cell, "drivers_created_or_matched", "Drivers", COLUMN_COUNT),
    COLUMN_BY(entries_cell, "entries", "Entries", COLUMN_COUNT),
    COLUMN_BY(standings_cell, "standings", "Standings", COLUMN_COUNT),
    COLUMN_BY(ambiguous_cell, "starts_ambiguous", NULL, COLUMN_COUNT),
    COLUMN_BY(impossible_cell, "starts_impossible", NULL, COLUMN_COUNT),
    COLUMN_BY(inserted_cell, "rows_inserted", "Rows inserted", COLUMN_COUNT),
    COLUMN_BY(updated_cell, "rows_updated", "updated", COLUMN_COUNT),
    COLUMN_BY(same_cell, "rows_unchanged", "unchanged", COLUMN_COUNT),
    {.key = "rows", .get = rows_cell, .type = COLUMN_JSON, .is_deep = true},
    {.key = "self_check", .get = checks_cell, .type = COLUMN_JSON, .is_deep = true},
    {.key = "findings", .get = findings_cell, .type = COLUMN_JSON, .is_deep = true},
    {.key = "error", .get = error_cell, .type = COLUMN_TEXT, .is_deep = true},
    COLUMN_OF(ingested_event, n_requests, "requests_network", "Requests", COLUMN_COUNT),
};

struct sheet *event_view_ingested(struct arena *arena, const struct ingested_event *events,
                                  size_t n)
{
    return SHEET(arena, ingested_columns, events, n);
}

/* ---- planned ---- */

static const struct column planned_columns[] = {
    COLUMN_OF(planned_event, event_id, "source_event_id", "Event", COLUMN_TEXT),
    COLUMN_OF(planned_event, name, "name", "Name", COLUMN_TEXT),
    COLUMN_OF(planned_event, n_lists, "list_requests", "Event pages", COLUMN_COUNT),
    COLUMN_OF(planned_event, n_pages, "session_requests", "Other pages", COLUMN_COUNT),
};

struct answer *event_view_plan(struct arena *arena, const struct event_run_plan *plan)
{
    struct answer *answer = answer_begin(arena, NULL);
    struct json *is_dry = json_new_bool(true);

    answer_put_json(answer, "dry_run", is_dry);
    answer_put_sheet(answer, "events", SHEET(arena, planned_columns, plan->events, plan->n_events),
                     SHEET_ALWAYS);
    answer_put_number(answer, "list_requests", NULL, COLUMN_COUNT, plan->n_lists);
    answer_put_number(answer, "session_requests", NULL, COLUMN_COUNT, plan->n_pages);
    answer_put_number(answer, "seconds", NULL, COLUMN_COUNT, plan->seconds);
    return answer;
}
