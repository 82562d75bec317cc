/* How sessions look. */
#include "session_view.h"

#include "trackside/cleanup.h"

#include <string.h>

static const struct column session_columns[] = {
    COLUMN("session_id", "Session", COLUMN_TEXT),
    COLUMN("driver_name", "Driver", COLUMN_TEXT),
    COLUMN("class_name", "Class", COLUMN_TEXT),
    COLUMN("transponder_number", "Transponder", COLUMN_TEXT),
    COLUMN("start_time", NULL, COLUMN_TEXT),
    COLUMN("start_time_local", "Start", COLUMN_TEXT),
    COLUMN("end_time_local", NULL, COLUMN_TEXT),
    COLUMN("duration_seconds", "Length", COLUMN_DURATION),
    COLUMN("lap_count", "Laps", COLUMN_COUNT),
    COLUMN("fastest_lap", "Fastest", COLUMN_SECONDS),
    COLUMN("average_lap", "Average", COLUMN_SECONDS),
    COLUMN("consistency", "Consistency %", COLUMN_PERCENT),
    COLUMN("laps_stored", NULL, COLUMN_COUNT),
    COLUMN("session_url", NULL, COLUMN_TEXT),
    COLUMN("removed", NULL, COLUMN_SWITCH),
    COLUMN("detail", NULL, COLUMN_TEXT),
    COLUMN("start_time_flag", NULL, COLUMN_TEXT),
    COLUMN("person", NULL, COLUMN_TEXT),
};

enum {
    REMOVED_COLUMN = 14, /* of the list above */
    LONGEST_VALUE = 64,  /* bytes of a figure */
};

static const struct column lap_columns[] = {
    COLUMN("lap_number", "Lap", COLUMN_COUNT),
    COLUMN("lap_time_seconds", "Time", COLUMN_SECONDS),
    COLUMN("lap_time_raw", NULL, COLUMN_TEXT),
    COLUMN("is_valid", "Valid", COLUMN_SWITCH),
    COLUMN("crossed_at_local", "Crossed", COLUMN_TEXT),
    COLUMN("elapsed_seconds", "Elapsed", COLUMN_SECONDS),
};

/* In a table the date is in the command already: the clock is enough. */
static const char *local_text(const struct context *context, const char *local)
{
    const char *clock = local != NULL ? strchr(local, 'T') : NULL;

    return context->output.form == OUTPUT_TABLE && clock != NULL ? clock + 1 : local;
}

static void add_session(struct context *context, struct sheet *sheet,
                        const struct session_summary *session)
{
    sheet_add_text(sheet, session->session_id);
    sheet_add_text(sheet, session->driver_name);
    sheet_add_text(sheet, session->class_name);
    sheet_add_text(sheet, session->transponder);
    sheet_add_text(sheet, session->start_time);
    sheet_add_text(sheet, local_text(context, session->start_time_local));
    sheet_add_text(sheet, session->end_time_local);
    sheet_add_number(sheet, session->duration_s);
    sheet_add_number(sheet, session->n_laps);
    sheet_add_number(sheet, session->fast_ms);
    sheet_add_number(sheet, session->average_ms);
    sheet_add_number(sheet, session->consistency);
    sheet_add_number(sheet, session->laps_stored);
    sheet_add_text(sheet, session->url);
    sheet_add_number(sheet, session->removed);
    sheet_add_text(sheet, session->detail);
    sheet_add_text(sheet, session->start_time_flag);
    sheet_add_text(sheet, session->person);
}

/* A table has a column for what is rare only when there is some of it: sessions no longer listed.
 */
static const struct column *columns_for(const struct session_summary *sessions, size_t n,
                                        struct arena *arena)
{
    struct column *columns;

    for (size_t i = 0; i < n; i++) {
        if (!sessions[i].removed)
            continue;
        columns = arena_alloc(arena, sizeof(session_columns));
        memcpy(columns, session_columns, sizeof(session_columns));
        columns[REMOVED_COLUMN].heading = "Removed";
        return columns;
    }
    return session_columns;
}

struct sheet *session_view_sheet(struct context *context, const struct session_summary *sessions,
                                 size_t n)
{
    struct sheet *sheet = sheet_new(&context->arena, columns_for(sessions, n, &context->arena),
                                    sizeof(session_columns) / sizeof(session_columns[0]));

    for (size_t i = 0; i < n; i++)
        add_session(context, sheet, &sessions[i]);
    return sheet;
}

static struct sheet *lap_sheet(struct context *context, const struct session_report *report)
{
    struct sheet *sheet =
        sheet_new(&context->arena, lap_columns, sizeof(lap_columns) / sizeof(lap_columns[0]));

    for (size_t i = 0; i < report->n_laps; i++) {
        const struct lap_line *lap = &report->laps[i];

        sheet_add_number(sheet, lap->number);
        sheet_add_number(sheet, lap->time_ms);
        sheet_add_text(sheet, lap->time_raw);
        sheet_add_number(sheet, lap->is_valid);
        sheet_add_text(sheet, local_text(context, lap->crossed_at_local));
        sheet_add_number(sheet, lap->elapsed_ms);
    }
    return sheet;
}

/* ---- JSON ---- */

/* [20, 70]: whole seconds as such, others with their decimals; null without a range. */
static struct json *range_json(const struct session_report *report)
{
    const int64_t bounds[] = {report->range_low_ms, report->range_high_ms};
    struct json *range;

    if (is_absent(bounds[0]) || is_absent(bounds[1]))
        return NULL;
    range = json_new_array();
    for (size_t i = 0; i < 2; i++) {
        if (bounds[i] % 1000 == 0)
            json_append_int(range, bounds[i] / 1000);
        else
            json_append_thousandths(range, bounds[i]);
    }
    return range;
}

/* The stored verdict as a tree; null when there is none. */
static struct json *check_json(const char *self_check)
{
    struct json *json;

    if (self_check == NULL || json_read(bytes_from_text(self_check), &json, NULL, NULL) < 0)
        return NULL;
    return json;
}

static int print_json(struct context *context, const struct session_report *report,
                      struct error *err)
{
    struct json *session = sheet_row_json(session_view_sheet(context, &report->summary, 1), 0);
    struct json *outer = json_new_object();

    json_put_thousandths(session, "top_3_consecutive", report->top3_ms);
    json_put_thousandths(session, "avg_top_5", report->top5_ms);
    json_put_thousandths(session, "avg_top_10", report->top10_ms);
    json_put_thousandths(session, "avg_top_15", report->top15_ms);
    json_put_thousandths(session, "std_deviation", report->deviation_ms);
    json_put(session, "valid_lap_range", range_json(report));
    json_put(session, "self_check", check_json(report->self_check));
    json_put(session, "laps", sheet_json(lap_sheet(context, report)));
    json_put(outer, "session", session);
    return output_json(&context->output, outer, err);
}

/* ---- a card for people ---- */

static void line(const struct output *output, const char *label, const char *value)
{
    if (value != NULL && value[0] != '\0')
        output_line(output, "%-15s %s", label, value);
}

static void seconds(const struct output *output, const char *label, int64_t ms)
{
    char text[NUMBER_TEXT_SIZE];

    line(output, label, number_format_ms(ms, text));
}

/* One value of a verdict as it stands there: "42.996", or "nothing" where there is none. */
static const char *value_text(const struct json *value, struct arena *arena)
{
    struct buffer text CLEANUP(buffer_deinit) = {0};

    buffer_init(&text, LONGEST_VALUE);
    json_write(value, false, &text);
    return strcmp(buffer_text(&text), "null") == 0 ? "nothing"
                                                   : arena_text(arena, buffer_text(&text));
}

/* "passed", or which figures differ: what the page prints and what its laps give. */
static const char *check_text(struct context *context, const char *self_check)
{
    struct arena *arena = &context->arena;
    struct json *json = check_json(self_check);
    const struct json *differences;
    const char *text;

    if (json == NULL)
        return NULL;
    text = arena_text(arena, json_get_text(json, "verdict"));
    differences = json_get(json, "differences");
    for (size_t i = 0; i < json_length(differences); i++) {
        const struct json *entry = json_at(differences, i);

        text =
            arena_format(arena, "%s%s %s (page: %s, laps: %s)", text, i == 0 ? ":" : ",",
                         json_get_text(entry, "figure"), value_text(json_get(entry, "page"), arena),
                         value_text(json_get(entry, "computed"), arena));
    }
    json_free(json);
    return text;
}

/* "20.000 to 70.000" */
static const char *range_text(struct context *context, const struct session_report *report)
{
    char low[NUMBER_TEXT_SIZE], high[NUMBER_TEXT_SIZE];

    if (is_absent(report->range_low_ms) || is_absent(report->range_high_ms))
        return NULL;
    return arena_format(&context->arena, "%s to %s", number_format_ms(report->range_low_ms, low),
                        number_format_ms(report->range_high_ms, high));
}

/* "2025-10-25T05:41:58Z", and why it may be another moment. */
static const char *utc_text(struct context *context, const struct session_summary *session)
{
    const char *doubt = "";

    if (session->start_time_flag != NULL && strcmp(session->start_time_flag, "ambiguous") == 0)
        doubt = ", the first of two: the clock was set back and showed this start twice";
    else if (session->start_time_flag != NULL)
        doubt = ", by the later rule: the clock was set forward and never showed this start";
    return session->start_time == NULL
               ? NULL
               : arena_format(&context->arena, "%s%s", session->start_time, doubt);
}

static void print_card(struct context *context, const struct session_report *report)
{
    const struct session_summary *session = &report->summary;
    const struct output *output = &context->output;
    char text[NUMBER_TEXT_SIZE];

    line(output, "Session", session->session_id);
    line(output, "Driver", session->driver_name);
    line(output, "Person", session->person);
    line(output, "Class", session->class_name);
    line(output, "Transponder", session->transponder);
    line(output, "Start", session->start_time_local);
    line(output, "In UTC", utc_text(context, session));
    line(output, "Length", number_format_duration(session->duration_s, text));
    seconds(output, "Fastest", session->fast_ms);
    seconds(output, "Average", session->average_ms);
    seconds(output, "Top 3 consec", report->top3_ms);
    seconds(output, "Top 5", report->top5_ms);
    seconds(output, "Top 10", report->top10_ms);
    seconds(output, "Top 15", report->top15_ms);
    seconds(output, "Std deviation", report->deviation_ms);
    line(output, "Consistency %", number_format_ms(session->consistency, text));
    line(output, "Valid laps", range_text(context, report));
    line(output, "Self-check", check_text(context, report->self_check));
    line(output, "Page", session->url);
    if (strcmp(session->detail, "stored") != 0)
        output_line(output, "%-15s the session's own page is %s; run `trackside ingest %s %s`",
                    "Laps", session->detail, session->track_slug, session->date);
    output_line(output, "%s", "");
}

int session_view_print(struct context *context, const struct session_report *report,
                       struct error *err)
{
    if (output_is_json(&context->output))
        return print_json(context, report, err);
    print_card(context, report);
    return sheet_print(lap_sheet(context, report), &context->output, "laps", err);
}
