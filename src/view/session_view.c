/* How sessions look. */
#include "trackside/session_view.h"

#include "doubt_view.h"

#include "trackside/archive.h"
#include "trackside/cleanup.h"
#include "trackside/event_id.h"

#include <string.h>

enum {
    LONGEST_VALUE = 64, /* bytes of a figure */
};

/* ---- a session as a row, and as the beginning of a head ---- */

/* "2025-10-25T05:41:58Z", and to people why it may be another moment. */
static struct cell utc_cell(const void *row, struct arena *arena)
{
    const struct session_summary *session = row;
    const char *doubt = NULL;

    if (session->start_time_flag != NULL && strcmp(session->start_time_flag, "ambiguous") == 0)
        doubt = "the first of two: the clock was set back and showed this start twice";
    else if (session->start_time_flag != NULL)
        doubt = "by the later rule: the clock was set forward and never showed this start";
    return (struct cell){.text = session->start_time,
                         .number = ABSENT,
                         .shown = session->start_time == NULL || doubt == NULL
                                      ? NULL
                                      : arena_format(arena, "%s, %s", session->start_time, doubt)};
}

static const struct column session_columns[] = {
    COLUMN_OF(session_summary, session_id, "session_id", "Session", COLUMN_TEXT),
    COLUMN_OF(session_summary, driver_name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(session_summary, class_name, "class_name", "Class", COLUMN_TEXT),
    COLUMN_OF(session_summary, transponder, "transponder_number", "Transponder", COLUMN_TEXT),
    {.key = "start_time", .card = "In UTC", .type = COLUMN_TEXT, .get = utc_cell},
    COLUMN_OF(session_summary, start_time_local, "start_time_local", "Start", COLUMN_LOCAL),
    COLUMN_OF(session_summary, end_time_local, "end_time_local", NULL, COLUMN_LOCAL),
    COLUMN_OF(session_summary, duration_s, "duration_seconds", "Length", COLUMN_DURATION),
    COLUMN_OF(session_summary, n_laps, "lap_count", "Laps", COLUMN_COUNT),
    COLUMN_OF(session_summary, fast_ms, "fastest_lap", "Fastest", COLUMN_SECONDS),
    COLUMN_OF(session_summary, average_ms, "average_lap", "Average", COLUMN_SECONDS),
    COLUMN_OF(session_summary, consistency, "consistency", "Consistency %", COLUMN_PERCENT),
    COLUMN_OF(session_summary, laps_stored, "laps_stored", NULL, COLUMN_COUNT),
    {.key = "session_url",
     .card = "Page",
     .type = COLUMN_TEXT,
     .at = offsetof(struct session_summary, url)},
    {.key = "removed",
     .heading = "Removed",
     .type = COLUMN_SWITCH,
     .at = offsetof(struct session_summary, removed),
     .is_rare = true},
    COLUMN_OF(session_summary, detail, "detail", NULL, COLUMN_TEXT),
    COLUMN_OF(session_summary, start_time_flag, "start_time_flag", NULL, COLUMN_TEXT),
    {.key = "person",
     .card = "Person",
     .type = COLUMN_TEXT,
     .at = offsetof(struct session_summary, person)},
};

struct sheet *session_view_sheet(struct arena *arena, const struct session_summary *sessions,
                                 size_t n)
{
    return SHEET(arena, session_columns, sessions, n);
}

/* ---- what its own page adds ---- */

/* One value of a verdict as it stands there: "42.996", or "nothing" where there is none. */
static const char *value_text(const struct json *value, struct arena *arena)
{
    struct buffer text CLEANUP(buffer_deinit) = {0};

    buffer_init(&text, LONGEST_VALUE);
    json_write(value, false, &text);
    return strcmp(buffer_text(&text), "null") == 0 ? "nothing"
                                                   : arena_text(arena, buffer_text(&text));
}

/* The verdict as a tree; to people "passed", or which figures differ: what the page prints and what
 * its laps give. */
static struct cell check_cell(const void *row, struct arena *arena)
{
    const struct session_report *report = row;
    struct json *json CLEANUP(json_free_at) = NULL;
    const struct json *differences;
    const char *text;

    if (report->self_check == NULL ||
        json_read(bytes_from_text(report->self_check), &json, NULL, NULL) < 0)
        return (struct cell){.number = ABSENT};
    text = arena_text(arena, json_get_text(json, "verdict"));
    differences = json_get(json, "differences");
    for (size_t i = 0; i < json_length(differences); i++) {
        const struct json *entry = json_at(differences, i);

        text =
            arena_format(arena, "%s%s %s (page: %s, laps: %s)", text, i == 0 ? ":" : ",",
                         json_get_text(entry, "figure"), value_text(json_get(entry, "page"), arena),
                         value_text(json_get(entry, "computed"), arena));
    }
    return (struct cell){.text = report->self_check, .number = ABSENT, .shown = text};
}

/* [20, 70]: whole seconds as such, others with their decimals. */
static const char *bound_text(int64_t ms, struct arena *arena)
{
    char text[NUMBER_TEXT_SIZE];

    return ms % 1000 == 0 ? arena_format(arena, "%lld", (long long)(ms / 1000))
                          : arena_text(arena, number_format_ms(ms, text));
}

static struct cell range_cell(const void *row, struct arena *arena)
{
    const struct session_report *report = row;
    char low[NUMBER_TEXT_SIZE], high[NUMBER_TEXT_SIZE];

    if (is_absent(report->range_low_ms) || is_absent(report->range_high_ms))
        return (struct cell){.number = ABSENT};
    return (struct cell){
        .text = arena_format(arena, "[%s, %s]", bound_text(report->range_low_ms, arena),
                             bound_text(report->range_high_ms, arena)),
        .number = ABSENT,
        .shown = arena_format(arena, "%s to %s", number_format_ms(report->range_low_ms, low),
                              number_format_ms(report->range_high_ms, high))};
}

static const struct column detail_columns[] = {
    COLUMN_OF(session_report, top3_ms, "top_3_consecutive", "Top 3 consec", COLUMN_SECONDS),
    COLUMN_OF(session_report, top5_ms, "avg_top_5", "Top 5", COLUMN_SECONDS),
    COLUMN_OF(session_report, top10_ms, "avg_top_10", "Top 10", COLUMN_SECONDS),
    COLUMN_OF(session_report, top15_ms, "avg_top_15", "Top 15", COLUMN_SECONDS),
    COLUMN_OF(session_report, deviation_ms, "std_deviation", "Std deviation", COLUMN_SECONDS),
    COLUMN_BY(range_cell, "valid_lap_range", "Valid laps", COLUMN_JSON),
    COLUMN_BY(check_cell, "self_check", "Self-check", COLUMN_JSON),
};

static const struct column lap_columns[] = {
    COLUMN_OF(lap_line, number, "lap_number", "Lap", COLUMN_COUNT),
    COLUMN_OF(lap_line, time_ms, "lap_time_seconds", "Time", COLUMN_SECONDS),
    COLUMN_OF(lap_line, time_raw, "lap_time_raw", NULL, COLUMN_TEXT),
    COLUMN_OF(lap_line, is_valid, "is_valid", "Valid", COLUMN_SWITCH),
    COLUMN_OF(lap_line, crossed_at_local, "crossed_at_local", "Crossed", COLUMN_LOCAL),
    COLUMN_OF(lap_line, elapsed_ms, "elapsed_seconds", "Elapsed", COLUMN_SECONDS),
};

struct answer *session_view_answer(struct arena *arena, const struct session_report *report)
{
    struct answer *answer = answer_begin(arena, "session");

    answer_put_head(answer, session_columns, N_COLUMNS(session_columns), &report->summary);
    answer_put_head(answer, detail_columns, N_COLUMNS(detail_columns), report);
    answer_put_sheet(answer, "laps", SHEET(arena, lap_columns, report->laps, report->n_laps),
                     SHEET_ALWAYS);
    return answer;
}

/* ---- questions ---- */

int session_view_list(struct task *task, struct arena *arena, const struct day_question *question,
                      const struct session_filter *filter, const struct slice *slice,
                      struct answer **ret_answer, size_t *ret_n, struct error *err)
{
    const struct session_summary *sessions = NULL;
    size_t n = 0, first;
    int r = archive_choose(task, arena, question->slug, question->date, question->is_archived, err);

    if (r == 0)
        r = report_sessions(task->race_db, event_id_of_day(question->slug, question->date, arena),
                            filter, arena, &sessions, &n, err);
    if (r < 0)
        return r;
    *ret_n = n;
    first = slice_of(slice, n, &n);
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "sessions",
                     session_view_sheet(arena, n > 0 ? &sessions[first] : NULL, n), SHEET_ALWAYS);
    return doubt_view_put(task, arena, event_id_of_day(question->slug, question->date, arena),
                          *ret_answer, err);
}

/* The latest archive that has it. */
static int find_archived(struct task *task, struct arena *arena, const char *session_id,
                         const struct session_report **ret_report, struct error *err)
{
    const char *const *files;
    size_t n;
    int r = archive_list(task, arena, &files, &n, err);

    if (r == 0 && n == 0)
        return error_set(err, ERROR_NOT_FOUND, "nothing is archived yet");
    for (size_t i = 0; r == 0 && i < n; i++) {
        r = archive_use(task, files[i], err);
        if (r == 0)
            r = report_session(task->race_db, session_id, arena, ret_report, err);
        if (r != ERROR_NOT_FOUND || i + 1 == n)
            return r;
        r = 0;
    }
    return r;
}

int session_view_find(struct task *task, struct arena *arena, const char *session_id,
                      bool is_archived, const struct session_report **ret_report, struct error *err)
{
    return is_archived ? find_archived(task, arena, session_id, ret_report, err)
                       : report_session(task->race_db, session_id, arena, ret_report, err);
}
