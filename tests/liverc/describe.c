/*
 * Structs to lines. What the page does not say gives no line, or "-" within one, so that an
 * expectation lists all that was read and nothing else.
 */
#include "describe.h"

#include "trackside/liverc.h"

#include "lines.h"

#include <stdio.h>

/* ---- a day ---- */

static void describe_row(const struct session_row *row, struct buffer *out)
{
    buffer_printf(out, "session: %s | %s | %s | %s | ", row->session_id, or_dash(row->driver_name),
                  or_dash(row->class_name), or_dash(row->transponder));
    put_time(out, row->start);
    buffer_append_text(out, " | ");
    put_count(out, row->n_laps);
    buffer_append_text(out, " | ");
    put_duration(out, row->length_s, row->length_raw);
    buffer_append_text(out, " | ");
    put_ms(out, row->fast_ms, row->fast_raw);
    buffer_append_text(out, " | ");
    put_ms(out, row->average_ms, row->average_raw);
    buffer_append_char(out, '\n');
}

static void describe_panel(const struct day_panel *panel, struct buffer *out)
{
    put_count_line(out, "total laps", panel->n_laps);
    put_duration_line(out, "total track time", panel->track_time_s, NULL);
    put_count_line(out, "unique drivers", panel->n_drivers);
    put_count_line(out, "unique classes", panel->n_classes);
    put_time_line(out, "first session", panel->first);
    put_time_line(out, "last session", panel->last);
    for (size_t i = 0; i < panel->n_class_laps; i++) {
        buffer_printf(out, "class laps: %s | ", panel->classes[i].class_name);
        put_count(out, panel->classes[i].n_laps);
        buffer_append_char(out, '\n');
    }
}

static void describe_leader(const char *key, const struct day_leader *leader, struct buffer *out)
{
    buffer_printf(out, "%s: %s | %s | ", key, or_dash(leader->class_name),
                  or_dash(leader->driver_name));
    put_ms(out, leader->time_ms, leader->time_raw);
    buffer_printf(out, " | %s\n", or_dash(leader->session_id));
}

static void describe_leaderboard(const struct day_leaderboard *board, struct buffer *out)
{
    if (board->has_overall)
        describe_leader("fastest of all", &board->overall, out);
    for (size_t i = 0; i < board->n_classes; i++)
        describe_leader("fastest of class", &board->classes[i], out);
}

void describe_day(const struct practice_day *day, struct buffer *out)
{
    char date[CALENDAR_TEXT_SIZE];
    put_text_line(out, "track", day->track_name);
    put_text_line(out, "date", date_format(day->date, date));
    buffer_printf(out, "sessions: %zu\n", day->n_sessions);
    for (size_t i = 0; i < day->n_sessions; i++)
        describe_row(&day->sessions[i], out);
    if (day->panel.present)
        describe_panel(&day->panel, out);
    describe_leaderboard(&day->leaderboard, out);
    if (day->n_skipped > 0)
        put_count_line(out, "skipped rows", (int64_t)day->n_skipped);
    put_text_line(out, "next page", day->next_href);
    put_findings(out, day->findings, day->n_findings);
}

/* ---- a month ---- */

static void describe_today(const struct practice_today *today, struct buffer *out)
{
    char date[CALENDAR_TEXT_SIZE];
    if (!today->present)
        return;
    buffer_printf(out, "today: %s | ", or_dash(date_format(today->date, date)));
    if (today->is_empty)
        buffer_append_text(out, "empty\n");
    else
        buffer_printf(out, "%zu\n", today->n_sessions);
    for (size_t i = 0; i < today->n_sessions; i++)
        describe_row(&today->sessions[i], out);
    if (today->n_skipped > 0)
        put_count_line(out, "skipped rows", (int64_t)today->n_skipped);
}

static void put_directory_track(const struct directory_track *track, struct buffer *out)
{
    buffer_printf(out, "track: %s | %s | %s | %s | %s%s\n", track->slug, track->name,
                  track_activity_name(track->activity), or_dash(track->event_name),
                  or_dash(track->age), track->has_video ? " | video" : "");
}

void describe_directory(const struct track_directory *directory, struct buffer *out)
{
    buffer_printf(out, "tracks: %zu\n", directory->n_tracks);
    for (size_t i = 0; i < directory->n_tracks; i++)
        put_directory_track(&directory->tracks[i], out);
    if (directory->n_skipped > 0)
        buffer_printf(out, "skipped rows: %zu\n", directory->n_skipped);
    put_findings(out, directory->findings, directory->n_findings);
}

void describe_month(const struct practice_month *month, struct buffer *out)
{
    char text[CALENDAR_TEXT_SIZE];
    put_text_line(out, "track", month->track_name);
    put_text_line(out, "month", date_format_month(month->month, text));
    for (size_t i = 0; i < month->n_days; i++) {
        buffer_printf(out, "day: %s | ", date_format(month->days[i].date, text));
        put_count(out, month->days[i].n_sessions);
        buffer_append_char(out, '\n');
    }
    for (size_t i = 0; i < month->n_months; i++)
        buffer_printf(out, "%s%s", i == 0 ? "months: " : " ",
                      date_format_month(month->months[i], text));
    if (month->n_months > 0)
        buffer_append_char(out, '\n');
    describe_today(&month->today, out);
    put_findings(out, month->findings, month->n_findings);
}

/* ---- a session ---- */

static void describe_consistency(const struct practice_session *session, struct buffer *out)
{
    char number[NUMBER_TEXT_SIZE], text[NUMBER_TEXT_SIZE + 1] = "";
    if (is_absent(session->consistency) && session->consistency_raw == NULL)
        return;
    /* Thousandths of a percent look the same as milliseconds. */
    if (!is_absent(session->consistency))
        snprintf(text, sizeof(text), "%s%%", number_format_ms(session->consistency, number));
    buffer_append_text(out, "consistency: ");
    put_figure(out, text, session->consistency_raw);
    buffer_append_char(out, '\n');
}

static void describe_range(const struct practice_session *session, struct buffer *out)
{
    if (is_absent(session->range_low_ms))
        return;
    buffer_append_text(out, "valid range: ");
    put_ms(out, session->range_low_ms, NULL);
    buffer_append_text(out, " to ");
    put_ms(out, session->range_high_ms, NULL);
    buffer_append_char(out, '\n');
}

static void describe_lap(const struct practice_lap *lap, struct buffer *out)
{
    buffer_printf(out, "lap: %lld | ", (long long)lap->number);
    put_ms(out, lap->time_ms, lap->time_raw);
    buffer_append_text(out, " | ");
    put_time(out, lap->crossed);
    buffer_append_text(out, lap->is_valid ? "\n" : " | invalid\n");
}

void describe_session(const struct practice_session *session, struct buffer *out)
{
    put_text_line(out, "track", session->track_name);
    put_text_line(out, "driver", session->driver_name);
    put_text_line(out, "class", session->class_name);
    put_text_line(out, "transponder", session->transponder);
    put_time_line(out, "start", session->start);
    put_time_line(out, "end", session->end);
    put_duration_line(out, "length", session->length_s, session->length_raw);
    put_count_line(out, "num laps", session->n_laps);
    put_ms_line(out, "fastest lap", session->fast_ms, session->fast_raw);
    put_ms_line(out, "top 3 consec", session->top3_ms, NULL);
    put_ms_line(out, "average", session->average_ms, session->average_raw);
    put_ms_line(out, "top 5", session->top5_ms, NULL);
    put_ms_line(out, "top 10", session->top10_ms, NULL);
    put_ms_line(out, "top 15", session->top15_ms, NULL);
    put_ms_line(out, "std deviation", session->deviation_ms, NULL);
    describe_consistency(session, out);
    describe_range(session, out);
    for (size_t i = 0; i < session->n_all_laps; i++)
        describe_lap(&session->laps[i], out);
    put_findings(out, session->findings, session->n_findings);
}
