/* Race events that are stored. */
#include "trackside/race_view.h"

#include "trackside/cleanup.h"

enum {
    LARGEST_JSON = 64 << 20,
};

/* 1 and 0 as JSON; NULL for neither. */
static const char *truth_text(int64_t value)
{
    return is_absent(value) ? NULL : value == 0 ? "false" : "true";
}

/* ---- lists of events ---- */

static const struct column event_columns[] = {
    COLUMN_OF(event_line, type, "type", NULL, COLUMN_TEXT),
    COLUMN_OF(event_line, uuid, "event_id", NULL, COLUMN_TEXT),
    COLUMN_OF(event_line, date, "date", "Date", COLUMN_TEXT),
    COLUMN_OF(event_line, end_date, "end_date", "until", COLUMN_TEXT),
    COLUMN_OF(event_line, source_event_id, "source_event_id", "Event", COLUMN_TEXT),
    COLUMN_OF(event_line, track_slug, "track_slug", "Track", COLUMN_TEXT),
    COLUMN_OF(event_line, name, "name", "Name", COLUMN_TEXT),
    COLUMN_OF(event_line, n_entries, "entries", "Entries", COLUMN_COUNT),
    COLUMN_OF(event_line, n_drivers, "drivers", "Drivers", COLUMN_COUNT),
    COLUMN_OF(event_line, n_sessions, "session_count", "Races", COLUMN_COUNT),
    COLUMN_OF(event_line, n_laps, "total_laps", "Laps", COLUMN_COUNT),
    COLUMN_OF(event_line, is_ingested, "ingested", "Stored", COLUMN_SWITCH),
    COLUMN_OF(event_line, is_stale, "stale", NULL, COLUMN_SWITCH),
    COLUMN_OF(event_line, fetched_at, "fetched_at", NULL, COLUMN_MOMENT),
};

struct answer *race_view_events(struct arena *arena, const struct event_line *lines, size_t n)
{
    struct answer *answer = answer_begin(arena, NULL);

    answer_put_sheet(answer, "events", SHEET(arena, event_columns, lines, n), SHEET_ALWAYS);
    return answer;
}

/* ---- races ---- */

static struct cell race_rule_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return (struct cell){.text = truth_text(((const struct race_summary *)row)->first_lap_counts)};
}

static struct cell race_check_cell(const void *row, struct arena *arena)
{
    const struct race_summary *race = row;

    (void)arena;
    return (struct cell){.text = race->verdict != NULL ? race->verdict : "unchecked"};
}

static struct cell type_cell(const void *row, struct arena *arena)
{
    const struct race_summary *race = row;

    (void)arena;
    return (struct cell){.text = race->session_type,
                         .shown = race->session_type != NULL ? race->session_type
                                  : race->role != NULL       ? race->role
                                                             : "race"};
}

static const struct column race_columns[] = {
    COLUMN_OF(race_summary, race_id, "race_id", "Race", COLUMN_TEXT),
    {.key = "section",
     .heading = "Round",
     .type = COLUMN_TEXT,
     .at = offsetof(struct race_summary, section),
     .is_group = true},
    COLUMN_OF(race_summary, race_order, "race_order", "No.", COLUMN_COUNT),
    COLUMN_OF(race_summary, class_name, "class_name", NULL, COLUMN_TEXT),
    COLUMN_OF(race_summary, race_label, "race_label", "Label", COLUMN_TEXT),
    COLUMN_BY(type_cell, "session_type", "Type", COLUMN_TEXT),
    COLUMN_OF(race_summary, role, "role", NULL, COLUMN_TEXT),
    COLUMN_OF(race_summary, completed_at_local, "completed_at_local", "Completed", COLUMN_LOCAL),
    COLUMN_OF(race_summary, n_drivers, "drivers", "Drivers", COLUMN_COUNT),
    COLUMN_OF(race_summary, n_laps, "laps", "Laps", COLUMN_COUNT),
    COLUMN_BY(race_check_cell, "self_check", "Check", COLUMN_TEXT),
    COLUMN_OF(race_summary, detail, "detail", NULL, COLUMN_TEXT),
    {.key = "removed",
     .heading = "Removed",
     .type = COLUMN_SWITCH,
     .at = offsetof(struct race_summary, removed),
     .is_rare = true},
};

/* What the head of a race has beside. */
static const struct column race_head_columns[] = {
    COLUMN_OF(race_summary, source_event_id, "event_id", NULL, COLUMN_TEXT),
    COLUMN_OF(race_summary, track_slug, "track_slug", NULL, COLUMN_TEXT),
    COLUMN_OF(race_summary, start_time, "start_time", NULL, COLUMN_TEXT),
    COLUMN_OF(race_summary, start_time_local, "start_time_local", NULL, COLUMN_LOCAL),
    COLUMN_OF(race_summary, duration_s, "duration_seconds", NULL, COLUMN_DURATION),
    COLUMN_OF(race_summary, duration_raw, "duration_raw", NULL, COLUMN_TEXT),
    COLUMN_OF(race_summary, length_laps, "length_laps", NULL, COLUMN_COUNT),
    {.key = "first_lap_counts", .get = race_rule_cell, .type = COLUMN_JSON},
    COLUMN_OF(race_summary, page_url, "page_url", NULL, COLUMN_TEXT),
};

static const struct column event_head_columns[] = {
    COLUMN_OF(event_summary, source_event_id, "source_event_id", NULL, COLUMN_TEXT),
    COLUMN_OF(event_summary, track_slug, "track_slug", NULL, COLUMN_TEXT),
    COLUMN_OF(event_summary, name, "name", NULL, COLUMN_TEXT),
    COLUMN_OF(event_summary, date, "date", NULL, COLUMN_TEXT),
    COLUMN_OF(event_summary, end_date, "end_date", NULL, COLUMN_TEXT),
    COLUMN_OF(event_summary, n_entries, "entries", NULL, COLUMN_COUNT),
    COLUMN_OF(event_summary, n_drivers, "drivers", NULL, COLUMN_COUNT),
    COLUMN_OF(event_summary, n_total_laps, "total_race_laps", NULL, COLUMN_COUNT),
    COLUMN_OF(event_summary, n_races, "race_count", NULL, COLUMN_COUNT),
    COLUMN_OF(event_summary, n_laps, "laps_stored", NULL, COLUMN_COUNT),
    COLUMN_OF(event_summary, surface, "surface", NULL, COLUMN_TEXT),
    COLUMN_OF(event_summary, timezone, "timezone", NULL, COLUMN_TEXT),
    COLUMN_OF(event_summary, ingest_depth, "ingest_depth", NULL, COLUMN_TEXT),
    COLUMN_OF(event_summary, last_ingested_at, "last_ingested_at", NULL, COLUMN_TEXT),
    COLUMN_OF(event_summary, verdict, "self_check", NULL, COLUMN_TEXT),
    COLUMN_OF(event_summary, url, "page_url", NULL, COLUMN_TEXT),
    COLUMN_OF(event_summary, classes, "classes", NULL, COLUMN_LIST),
};

static void say_event(struct answer *answer, const struct event_summary *event)
{
    answer_say(answer, "%s, %s%s%s at %s", event->name, event->date,
               event->end_date != NULL ? " to " : "",
               event->end_date != NULL ? event->end_date : "", event->track_name);
    answer_say(answer, "%lld entries, %lld drivers, %lld races with %lld laps",
               (long long)event->n_entries, (long long)event->n_drivers, (long long)event->n_races,
               (long long)event->n_laps);
}

int race_view_event(struct task *task, struct arena *arena, const char *source_event_id,
                    struct answer **ret_answer, struct error *err)
{
    struct event_filter filter = {.source_event_id = source_event_id};
    const struct event_summary *events = NULL;
    const struct race_summary *races = NULL;
    struct answer *answer;
    size_t n_events = 0, n_races = 0;
    int r = report_event_races(task->race_db, source_event_id, arena, &races, &n_races, err);

    if (r == 0)
        r = report_events(task->race_db, &filter, arena, &events, &n_events, err);
    if (r == 0 && n_events == 0)
        return error_set(err, ERROR_NOT_FOUND, "no race event %s is in the store", source_event_id);
    if (r < 0 || events == NULL)
        return r;
    answer = answer_begin(arena, "event");
    say_event(answer, events);
    answer_put_head(answer, event_head_columns, N_COLUMNS(event_head_columns), events);
    answer_put_sheet(answer, "races", SHEET(arena, race_columns, races, n_races), SHEET_ALWAYS);
    *ret_answer = answer;
    return 0;
}

/* ---- results ---- */

static struct cell result_rule_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return (struct cell){.text =
                             truth_text(((const struct result_summary *)row)->first_lap_counts)};
}

static struct cell result_type_cell(const void *row, struct arena *arena)
{
    const struct result_summary *result = row;

    (void)arena;
    return (struct cell){.text = result->session_type,
                         .shown = result->session_type != NULL ? NULL : "race"};
}

/* What a place is to people: the word that is printed, where it is one. */
static struct cell place_cell(const void *row, struct arena *arena)
{
    const struct result_summary *result = row;

    (void)arena;
    return (struct cell){.number = result->position,
                         .shown = is_absent(result->position) ? result->position_raw : NULL};
}

#define RESULT_COLUMNS(laps_key)                                                                   \
    COLUMN_BY(place_cell, "position", "Pos", COLUMN_COUNT),                                        \
        COLUMN_OF(result_summary, position_raw, "position_raw", NULL, COLUMN_TEXT),                \
        COLUMN_OF(result_summary, driver_name, "driver_name", "Driver", COLUMN_TEXT),              \
        COLUMN_OF(result_summary, source_driver_id, "source_driver_id", NULL, COLUMN_TEXT),        \
        COLUMN_OF(result_summary, car_number, "car_number", "Car", COLUMN_TEXT),                   \
        COLUMN_OF(result_summary, qualifying_position, "qualifying_position", "Grid",              \
                  COLUMN_COUNT),                                                                   \
        COLUMN_OF(result_summary, n_laps, laps_key, "Laps", COLUMN_COUNT),                         \
        COLUMN_OF(result_summary, total_ms, "total_time_seconds", NULL, COLUMN_SECONDS),           \
        COLUMN_OF(result_summary, total_raw, "total_time_raw", "Laps/Time", COLUMN_TEXT),          \
        COLUMN_OF(result_summary, behind_raw, "behind_raw", "Behind", COLUMN_TEXT),                \
        COLUMN_OF(result_summary, fast_ms, "fastest_lap", "Fastest", COLUMN_SECONDS),              \
        COLUMN_OF(result_summary, fast_number, "fastest_lap_number", "on lap", COLUMN_COUNT),      \
        COLUMN_OF(result_summary, average_ms, "average_lap", "Average", COLUMN_SECONDS),           \
        COLUMN_OF(result_summary, top5_ms, "avg_top_5", NULL, COLUMN_SECONDS),                     \
        COLUMN_OF(result_summary, top10_ms, "avg_top_10", NULL, COLUMN_SECONDS),                   \
        COLUMN_OF(result_summary, top15_ms, "avg_top_15", NULL, COLUMN_SECONDS),                   \
        COLUMN_OF(result_summary, top2_consecutive_ms, "top_2_consecutive", NULL, COLUMN_SECONDS), \
        COLUMN_OF(result_summary, top3_consecutive_ms, "top_3_consecutive", NULL, COLUMN_SECONDS), \
        COLUMN_OF(result_summary, deviation_ms, "std_deviation", NULL, COLUMN_SECONDS),            \
        COLUMN_OF(result_summary, consistency, "consistency", "Consistency %", COLUMN_PERCENT),    \
        {.key = "first_lap_counts", .get = result_rule_cell, .type = COLUMN_JSON},                 \
        {.key = "retired",                                                                         \
         .heading = "Retired",                                                                     \
         .type = COLUMN_SWITCH,                                                                    \
         .at = offsetof(struct result_summary, retired),                                           \
         .is_rare = true},                                                                         \
        {.key = "bumped_from",                                                                     \
         .heading = "Bumped from",                                                                 \
         .type = COLUMN_TEXT,                                                                      \
         .at = offsetof(struct result_summary, bumped_from),                                       \
         .is_rare = true},                                                                         \
        COLUMN_OF(result_summary, verdict, "self_check", NULL, COLUMN_TEXT)

static const struct column result_columns[] = {
    COLUMN_OF(result_summary, race_id, "race_id", NULL, COLUMN_TEXT),
    COLUMN_OF(result_summary, class_name, "class_name", NULL, COLUMN_TEXT),
    {.key = "section",
     .heading = "Round",
     .type = COLUMN_TEXT,
     .at = offsetof(struct result_summary, section),
     .is_group = true},
    {.key = "race_label",
     .heading = "Race",
     .type = COLUMN_TEXT,
     .at = offsetof(struct result_summary, race_label),
     .is_group = true},
    COLUMN_BY(result_type_cell, "session_type", NULL, COLUMN_TEXT),
    COLUMN_OF(result_summary, type_confidence, "type_confidence", NULL, COLUMN_TEXT),
    COLUMN_OF(result_summary, role, "role", NULL, COLUMN_TEXT),
    COLUMN_OF(result_summary, race_order, "race_order", NULL, COLUMN_COUNT),
    COLUMN_OF(result_summary, completed_at_local, "completed_at_local", NULL, COLUMN_LOCAL),
    RESULT_COLUMNS("laps"),
};

int race_view_results(struct task *task, struct arena *arena, const char *source_event_id,
                      const struct result_filter *filter, struct answer **ret_answer, size_t *ret_n,
                      struct error *err)
{
    const struct result_summary *results = NULL;
    int r = report_results(task->race_db, source_event_id, filter, arena, &results, ret_n, err);

    if (r < 0)
        return r;
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "results", SHEET(arena, result_columns, results, *ret_n),
                     SHEET_ALWAYS);
    return 0;
}

/* ---- a race ---- */

static const struct column lap_columns[] = {
    COLUMN_OF(lap_of_race, number, "lap_number", "Lap", COLUMN_COUNT),
    COLUMN_OF(lap_of_race, time_ms, "lap_time_seconds", "Time", COLUMN_SECONDS),
    COLUMN_OF(lap_of_race, time_raw, "lap_time_raw", NULL, COLUMN_TEXT),
    COLUMN_OF(lap_of_race, position, "position_on_lap", "Place", COLUMN_COUNT),
    COLUMN_OF(lap_of_race, pace, "pace", "Pace", COLUMN_TEXT),
    COLUMN_OF(lap_of_race, elapsed_ms, "elapsed_seconds", "Elapsed", COLUMN_SECONDS),
};

static struct cell laps_cell(const void *row, struct arena *arena)
{
    CLEANUP(buffer_deinit) struct buffer out = {0};
    const struct result_summary *result = row;
    struct json *json = sheet_json(SHEET(arena, lap_columns, result->all_laps, result->n_all_laps));

    buffer_init(&out, LARGEST_JSON);
    json_write(json, false, &out);
    json_free(json);
    return (struct cell){.text = arena_text(arena, buffer_text(&out))};
}

static const struct column race_result_columns[] = {
    RESULT_COLUMNS("lap_count"),
    {.key = "laps", .get = laps_cell, .type = COLUMN_JSON, .is_deep = true},
};

static int read_laps(struct task *task, struct arena *arena, struct result_summary *results,
                     size_t n, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < n; i++)
        r = report_race_laps(task->race_db, results[i].result_id, arena, &results[i].all_laps,
                             &results[i].n_all_laps, err);
    return r;
}

int race_view_race(struct task *task, struct arena *arena, const char *race_id, const char *driver,
                   struct answer **ret_answer, struct error *err)
{
    struct result_filter filter = {.driver = driver};
    const struct race_summary *race = NULL;
    const struct result_summary *found = NULL;
    struct result_summary *results;
    struct answer *answer;
    size_t n = 0;
    int r = report_find_race(task->race_db, race_id, arena, &race, err);

    if (r == 0)
        r = report_race_results(task->race_db, race->id, &filter, arena, &found, &n, err);
    if (r == 0 && n == 0 && driver != NULL)
        return error_set(err, ERROR_NOT_FOUND, "nobody of that name drove in race %s", race_id);
    if (r < 0)
        return r;
    results = arena_new_array(arena, n + 1, struct result_summary);
    for (size_t i = 0; i < n; i++)
        results[i] = found[i];
    r = read_laps(task, arena, results, n, err);
    if (r < 0)
        return r;
    answer = answer_begin(arena, "race");
    answer_say(answer, "%s%s%s", race->race_label, race->section != NULL ? ", " : "",
               race->section != NULL ? race->section : "");
    answer_put_head(answer, race_columns, N_COLUMNS(race_columns), race);
    answer_put_head(answer, race_head_columns, N_COLUMNS(race_head_columns), race);
    answer_put_sheet(answer, "results", SHEET(arena, race_result_columns, results, n),
                     SHEET_ALWAYS);
    if (n == 1)
        answer_put_sheet(answer, "laps",
                         SHEET(arena, lap_columns, results->all_laps, results->n_all_laps),
                         SHEET_FLAT);
    *ret_answer = answer;
    return 0;
}

/* ---- entries and standings ---- */

static const struct column entry_columns[] = {
    {.key = "class_name",
     .heading = "Class",
     .type = COLUMN_TEXT,
     .at = offsetof(struct entry_summary, class_name),
     .is_group = true},
    COLUMN_OF(entry_summary, number, "number", "#", COLUMN_COUNT),
    COLUMN_OF(entry_summary, driver_name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(entry_summary, source_driver_id, "source_driver_id", NULL, COLUMN_TEXT),
    COLUMN_OF(entry_summary, transponder, "transponder_number", "Transponder", COLUMN_TEXT),
};

int race_view_entries(struct task *task, struct arena *arena, const char *source_event_id,
                      const char *class_name, struct answer **ret_answer, size_t *ret_n,
                      struct error *err)
{
    const struct entry_summary *entries = NULL;
    int r = report_entries(task->race_db, source_event_id, class_name, arena, &entries, ret_n, err);

    if (r < 0)
        return r;
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "entries", SHEET(arena, entry_columns, entries, *ret_n),
                     SHEET_ALWAYS);
    return 0;
}

static struct cell standing_place_cell(const void *row, struct arena *arena)
{
    const struct standing_summary *line = row;

    (void)arena;
    return (struct cell){.number = line->position,
                         .shown = is_absent(line->position) ? line->position_raw : NULL};
}

static const struct column standing_columns[] = {
    COLUMN_OF(standing_summary, kind, "kind", NULL, COLUMN_TEXT),
    {.key = "label",
     .heading = "Standing",
     .type = COLUMN_TEXT,
     .at = offsetof(struct standing_summary, label),
     .is_group = true},
    {.key = "class_name",
     .heading = "Class",
     .type = COLUMN_TEXT,
     .at = offsetof(struct standing_summary, class_name),
     .is_group = true},
    COLUMN_BY(standing_place_cell, "position", "Pos", COLUMN_COUNT),
    COLUMN_OF(standing_summary, driver_name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(standing_summary, source_driver_id, "source_driver_id", NULL, COLUMN_TEXT),
    COLUMN_OF(standing_summary, points, "points", "Points", COLUMN_COUNT),
    COLUMN_OF(standing_summary, result_raw, "result_raw", "Result", COLUMN_TEXT),
    {.key = "race_label",
     .heading = "Main",
     .type = COLUMN_TEXT,
     .at = offsetof(struct standing_summary, race_label),
     .is_rare = true},
    COLUMN_OF(standing_summary, tie_breaker_raw, "tie_breaker_raw", NULL, COLUMN_TEXT),
    {.key = "rounds",
     .type = COLUMN_JSON,
     .at = offsetof(struct standing_summary, rounds),
     .is_deep = true},
};

int race_view_standings(struct task *task, struct arena *arena, const char *source_event_id,
                        const struct standing_filter *filter, struct answer **ret_answer,
                        size_t *ret_n, struct error *err)
{
    const struct standing_summary *lines = NULL;
    int r = report_standings(task->race_db, source_event_id, filter, arena, &lines, ret_n, err);

    if (r < 0)
        return r;
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "standings", SHEET(arena, standing_columns, lines, *ret_n),
                     SHEET_ALWAYS);
    return 0;
}
