/* Practice days as sheets and as JSON. */
#include "day_view.h"

#include "trackside/liverc.h"

#include <string.h>

static const struct column found_columns[] = {
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("track_slug", NULL, COLUMN_TEXT),
    COLUMN("session_count", "Sessions", COLUMN_COUNT),
    COLUMN("ingested", "Ingested", COLUMN_SWITCH),
    COLUMN("drift", "Drift", COLUMN_TEXT),
    COLUMN("total_laps", "Laps", COLUMN_COUNT),
    COLUMN("total_track_time_seconds", "Track time", COLUMN_DURATION),
    COLUMN("unique_drivers", "Drivers", COLUMN_COUNT),
    COLUMN("unique_classes", "Classes", COLUMN_COUNT),
    COLUMN("time_range_start", "First", COLUMN_TEXT),
    COLUMN("time_range_end", "Last", COLUMN_TEXT),
    COLUMN("self_check", NULL, COLUMN_TEXT),
    COLUMN("stale", NULL, COLUMN_SWITCH),
    COLUMN("fetched_at", NULL, COLUMN_TEXT),
};

/* As above, with the track to be seen and what the store adds. */
static const struct column stored_columns[] = {
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("track_slug", "Track", COLUMN_TEXT),
    COLUMN("session_count", "Sessions", COLUMN_COUNT),
    COLUMN("ingested", NULL, COLUMN_SWITCH),
    COLUMN("drift", "Drift", COLUMN_TEXT),
    COLUMN("total_laps", "Laps", COLUMN_COUNT),
    COLUMN("total_track_time_seconds", "Track time", COLUMN_DURATION),
    COLUMN("unique_drivers", "Drivers", COLUMN_COUNT),
    COLUMN("unique_classes", "Classes", COLUMN_COUNT),
    COLUMN("time_range_start", "First", COLUMN_TEXT),
    COLUMN("time_range_end", "Last", COLUMN_TEXT),
    COLUMN("self_check", NULL, COLUMN_TEXT),
    COLUMN("stale", NULL, COLUMN_SWITCH),
    COLUMN("fetched_at", NULL, COLUMN_TEXT),
    COLUMN("source_event_id", NULL, COLUMN_TEXT),
    COLUMN("event_name", NULL, COLUMN_TEXT),
    COLUMN("timezone", "Zone", COLUMN_TEXT),
    COLUMN("last_ingested_at", "Changed at", COLUMN_TEXT),
};

enum {
    N_FOUND = sizeof(found_columns) / sizeof(found_columns[0]),
    N_STORED = sizeof(stored_columns) / sizeof(stored_columns[0]),
    /* Places in found_columns. */
    COLUMN_INGESTED = 3,
    COLUMN_DRIFT = 4,
    COLUMN_LAPS = 5,
    COLUMN_LAST = 10,
};

/* In a table the date stands beside it: the clock is enough. */
static const char *clock_text(const struct context *context, const char *local)
{
    const char *clock = local != NULL ? strchr(local, 'T') : NULL;

    return context->output.form == OUTPUT_TABLE && clock != NULL ? clock + 1 : local;
}

/* "+2 -1"; "0" when nothing differs; NULL when nobody knows. */
static const char *drift_text(const struct day_line *line, struct arena *arena)
{
    if (!line->has_drift)
        return NULL;
    if (line->drift.n_new == 0 && line->drift.n_removed == 0)
        return "0";
    if (line->drift.n_removed == 0)
        return arena_format(arena, "+%lld", (long long)line->drift.n_new);
    if (line->drift.n_new == 0)
        return arena_format(arena, "-%lld", (long long)line->drift.n_removed);
    return arena_format(arena, "+%lld -%lld", (long long)line->drift.n_new,
                        (long long)line->drift.n_removed);
}

static const char *date_text(struct date date, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return arena_text(arena, date_format(date, text));
}

static const char *moment_text(int64_t utc, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return is_absent(utc) ? NULL : arena_text(arena, utc_format(utc, text));
}

static void add_line(struct context *context, struct sheet *sheet, const struct day_line *line)
{
    struct arena *arena = &context->arena;

    sheet_add_text(sheet, date_text(line->date, arena));
    sheet_add_text(sheet, line->track_slug);
    sheet_add_number(sheet, line->n_sessions);
    sheet_add_number(sheet, line->is_ingested);
    sheet_add_text(sheet, drift_text(line, arena));
    sheet_add_number(sheet, line->n_laps);
    sheet_add_number(sheet, line->track_time_s);
    sheet_add_number(sheet, line->n_drivers);
    sheet_add_number(sheet, line->n_classes);
    sheet_add_text(sheet, clock_text(context, line->first_start));
    sheet_add_text(sheet, clock_text(context, line->last_start));
    sheet_add_text(sheet, line->self_check);
    sheet_add_number(sheet, line->is_stale);
    sheet_add_text(sheet, moment_text(line->fetched_at, arena));
}

static void hide(struct column *columns, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++)
        columns[i].heading = NULL;
}

/* In a table, columns that nothing is known for only keep the eye from the rest. */
static const struct column *choose_columns(struct context *context, const struct day_line *lines,
                                           size_t n)
{
    struct column *columns = arena_alloc(&context->arena, sizeof(found_columns));
    bool has_ingested = false, has_figures = false;

    memcpy(columns, found_columns, sizeof(found_columns));
    for (size_t i = 0; i < n; i++) {
        has_ingested = has_ingested || lines[i].is_ingested;
        has_figures = has_figures || !is_absent(lines[i].n_laps);
    }
    if (!has_ingested)
        hide(columns, COLUMN_INGESTED, COLUMN_DRIFT);
    if (!has_figures)
        hide(columns, COLUMN_LAPS, COLUMN_LAST);
    return columns;
}

struct sheet *day_view_sheet(struct context *context, const struct day_line *lines, size_t n,
                             bool is_stored)
{
    struct sheet *sheet =
        is_stored ? sheet_new(&context->arena, stored_columns, N_STORED)
                  : sheet_new(&context->arena, choose_columns(context, lines, n), N_FOUND);

    for (size_t i = 0; i < n; i++) {
        const struct day_summary *stored = lines[i].stored;

        add_line(context, sheet, &lines[i]);
        if (!is_stored)
            continue;
        sheet_add_text(sheet, stored->source_event_id);
        sheet_add_text(sheet, stored->event_name);
        sheet_add_text(sheet, stored->timezone);
        sheet_add_text(sheet, stored->last_ingested_at);
    }
    return sheet;
}

/* ---- sessions of a day page ---- */

static const struct column session_columns[] = {
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("session_id", "Session", COLUMN_TEXT),
    COLUMN("driver_name", "Driver", COLUMN_TEXT),
    COLUMN("class_name", "Class", COLUMN_TEXT),
    COLUMN("transponder_number", "Transponder", COLUMN_TEXT),
    COLUMN("start_time_local", "Start", COLUMN_TEXT),
    COLUMN("duration_seconds", "Length", COLUMN_DURATION),
    COLUMN("lap_count", "Laps", COLUMN_COUNT),
    COLUMN("fastest_lap", "Fastest", COLUMN_SECONDS),
    COLUMN("average_lap", "Average", COLUMN_SECONDS),
    COLUMN("session_url", NULL, COLUMN_TEXT),
};

static const char *session_url(struct context *context, const struct day_line *line,
                               const struct session_row *row)
{
    struct page_id page = {
        .kind = PAGE_SESSION, .track_slug = line->track_slug, .source_id = row->session_id};

    return page_url(context->task.site, &page, &context->arena);
}

static void add_session(struct context *context, struct sheet *sheet, const struct day_line *line,
                        const struct session_row *row)
{
    struct arena *arena = &context->arena;
    char start[CALENDAR_TEXT_SIZE];
    bool has_start = !local_time_is_absent(row->start);

    sheet_add_text(sheet, date_text(line->date, arena));
    sheet_add_text(sheet, row->session_id);
    sheet_add_text(sheet, row->driver_name);
    sheet_add_text(sheet, row->class_name != NULL ? row->class_name : PRACTICE_UNKNOWN_CLASS);
    sheet_add_text(sheet, row->transponder);
    sheet_add_text(
        sheet, !has_start
                   ? NULL
                   : clock_text(context, arena_text(arena, local_time_format(row->start, start))));
    sheet_add_number(sheet, row->length_s);
    sheet_add_number(sheet, row->n_laps);
    sheet_add_number(sheet, row->fast_ms);
    sheet_add_number(sheet, row->average_ms);
    sheet_add_text(sheet, session_url(context, line, row));
}

struct sheet *day_view_session_sheet(struct context *context, const struct day_line *lines,
                                     size_t n)
{
    struct sheet *sheet = sheet_new(&context->arena, session_columns,
                                    sizeof(session_columns) / sizeof(session_columns[0]));

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; lines[i].has_sessions && k < lines[i].n_listed; k++)
            add_session(context, sheet, &lines[i], &lines[i].sessions[k]);
    return sheet;
}

/* ---- JSON ---- */

static struct json *drift_json(const struct day_line *line)
{
    struct json *json;

    if (!line->has_drift)
        return NULL;
    json = json_new_object();
    json_put_int(json, "new", line->drift.n_new);
    json_put_int(json, "removed", line->drift.n_removed);
    return json;
}

static void put_figures(struct json *json, const struct day_line *line)
{
    json_put_int(json, "total_laps", line->n_laps);
    json_put_int(json, "total_track_time_seconds", line->track_time_s);
    json_put_int(json, "unique_drivers", line->n_drivers);
    json_put_int(json, "unique_classes", line->n_classes);
    json_put_text(json, "time_range_start", line->first_start);
    json_put_text(json, "time_range_end", line->last_start);
    json_put_text(json, "self_check", line->self_check);
}

static void put_stored(struct json *json, const struct day_summary *stored)
{
    json_put_text(json, "source_event_id", stored->source_event_id);
    json_put_text(json, "event_name", stored->event_name);
    json_put_text(json, "timezone", stored->timezone);
    json_put_text(json, "last_ingested_at", stored->last_ingested_at);
}

struct json *day_view_json(struct context *context, const struct day_line *line, bool is_stored)
{
    struct json *json = json_new_object();

    json_put_text(json, "type", "practice_day");
    json_put_text(json, "date", date_text(line->date, &context->arena));
    json_put_text(json, "track_slug", line->track_slug);
    json_put_int(json, "session_count", line->n_sessions);
    json_put_bool(json, "ingested", line->is_ingested);
    json_put(json, "drift", drift_json(line));
    json_put_bool(json, "stale", line->is_stale);
    json_put_text(json, "fetched_at", moment_text(line->fetched_at, &context->arena));
    put_figures(json, line);
    if (is_stored)
        put_stored(json, line->stored);
    if (line->has_sessions)
        json_put(json, "sessions", sheet_json(day_view_session_sheet(context, line, 1)));
    return json;
}
