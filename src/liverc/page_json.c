/* From the structs of practice.h, track_directory.h and track_dashboard.h to JSON. */
#include "page_json.h"

void page_json_put_date(struct json *object, const char *key, struct date date)
{
    char text[CALENDAR_TEXT_SIZE];

    if (date_is_absent(date))
        json_put_null(object, key);
    else
        json_put_text(object, key,
                      date.day == 0 ? date_format_month(date, text) : date_format(date, text));
}

void page_json_put_time(struct json *object, const char *key, struct local_time time)
{
    char text[CALENDAR_TEXT_SIZE];

    json_put_text(object, key, local_time_is_absent(time) ? NULL : local_time_format(time, text));
}

struct json *page_json_findings(const struct finding *findings, size_t n)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < n; i++) {
        struct json *finding = json_new_object();

        json_put_text(finding, "kind", finding_kind_name(findings[i].kind));
        json_put_text(finding, "where", findings[i].where);
        json_put_text(finding, "raw", findings[i].raw);
        json_put_text(finding, "text", findings[i].text);
        json_append(list, finding);
    }
    return list;
}

/* ---- rows of a day ---- */

static struct json *row_json(const struct session_row *row)
{
    struct json *json = json_new_object();

    json_put_text(json, "session_id", row->session_id);
    json_put_text(json, "driver_name", row->driver_name);
    json_put_text(json, "class_name", row->class_name);
    json_put_text(json, "transponder_number", row->transponder);
    page_json_put_time(json, "start_time_local", row->start);
    json_put_int(json, "lap_count", row->n_laps);
    json_put_text(json, "length_raw", row->length_raw);
    json_put_int(json, "duration_seconds", row->length_s);
    json_put_text(json, "fastest_lap_raw", row->fast_raw);
    json_put_thousandths(json, "fastest_lap", row->fast_ms);
    json_put_text(json, "average_lap_raw", row->average_raw);
    json_put_thousandths(json, "average_lap", row->average_ms);
    return json;
}

static struct json *rows_json(const struct session_row *rows, size_t n)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < n; i++)
        json_append(list, row_json(&rows[i]));
    return list;
}

static struct json *panel_json(const struct day_panel *panel)
{
    struct json *json, *classes;

    if (!panel->present)
        return NULL;
    json = json_new_object();
    json_put_int(json, "total_laps", panel->n_laps);
    json_put_int(json, "total_track_time_seconds", panel->track_time_s);
    json_put_int(json, "unique_drivers", panel->n_drivers);
    json_put_int(json, "unique_classes", panel->n_classes);
    page_json_put_time(json, "first_session", panel->first);
    page_json_put_time(json, "last_session", panel->last);
    classes = json_new_array();
    for (size_t i = 0; i < panel->n_class_laps; i++) {
        struct json *entry = json_new_object();

        json_put_text(entry, "class_name", panel->classes[i].class_name);
        json_put_int(entry, "laps", panel->classes[i].n_laps);
        json_append(classes, entry);
    }
    json_put(json, "laps_by_class", classes);
    return json;
}

static struct json *leader_json(const struct day_leader *leader)
{
    struct json *json = json_new_object();

    json_put_text(json, "class_name", leader->class_name);
    json_put_text(json, "driver_name", leader->driver_name);
    json_put_text(json, "fastest_lap_raw", leader->time_raw);
    json_put_thousandths(json, "fastest_lap", leader->time_ms);
    json_put_text(json, "session_id", leader->session_id);
    return json;
}

static struct json *leaderboard_json(const struct day_leaderboard *leaderboard)
{
    struct json *json, *classes;

    if (!leaderboard->present)
        return NULL;
    json = json_new_object();
    classes = json_new_array();
    json_put(json, "overall", leaderboard->has_overall ? leader_json(&leaderboard->overall) : NULL);
    for (size_t i = 0; i < leaderboard->n_classes; i++)
        json_append(classes, leader_json(&leaderboard->classes[i]));
    json_put(json, "classes", classes);
    return json;
}

struct json *page_json_day(const struct page_reading *reading)
{
    const struct practice_day *day = reading->day;
    struct json *json = json_new_object();

    json_put_text(json, "track_name", day->track_name);
    page_json_put_date(json, "date", day->date);
    json_put_int(json, "rows_skipped", (int64_t)day->n_skipped);
    json_put_text(json, "next_page", day->next_href);
    json_put(json, "panel", panel_json(&day->panel));
    json_put(json, "leaderboard", leaderboard_json(&day->leaderboard));
    json_put(json, "sessions", rows_json(day->sessions, day->n_sessions));
    return json;
}

/* ---- a month ---- */

static struct json *today_json(const struct practice_today *today)
{
    struct json *json;

    if (!today->present)
        return NULL;
    json = json_new_object();
    page_json_put_date(json, "date", today->date);
    json_put_bool(json, "is_empty", today->is_empty);
    json_put(json, "sessions", rows_json(today->sessions, today->n_sessions));
    return json;
}

static void append_month(struct json *list, struct date month)
{
    char text[CALENDAR_TEXT_SIZE];

    json_append_text(list, date_format_month(month, text));
}

struct json *page_json_month(const struct page_reading *reading)
{
    const struct practice_month *month = reading->month;
    struct json *json = json_new_object();
    struct json *days = json_new_array();
    struct json *months = json_new_array();

    for (size_t i = 0; i < month->n_days; i++) {
        struct json *day = json_new_object();

        page_json_put_date(day, "date", month->days[i].date);
        json_put_int(day, "session_count", month->days[i].n_sessions);
        json_append(days, day);
    }
    for (size_t i = 0; i < month->n_months; i++)
        append_month(months, month->months[i]);
    json_put_text(json, "track_name", month->track_name);
    page_json_put_date(json, "month", month->month);
    json_put(json, "practice_days", days);
    json_put(json, "months", months);
    json_put(json, "today", today_json(&month->today));
    return json;
}

/* ---- the track directory ---- */

static struct json *directory_track_json(const struct directory_track *track)
{
    struct json *json = json_new_object();

    json_put_text(json, "slug", track->slug);
    json_put_text(json, "name", track->name);
    json_put_text(json, "activity", track_activity_name(track->activity));
    json_put_text(json, "event_name", track->event_name);
    json_put_text(json, "age", track->age);
    json_put_bool(json, "has_video", track->has_video);
    return json;
}

struct json *page_json_directory(const struct page_reading *reading)
{
    const struct track_directory *directory = reading->directory;
    struct json *json = json_new_object();
    struct json *tracks = json_new_array();

    for (size_t i = 0; i < directory->n_tracks; i++)
        json_append(tracks, directory_track_json(&directory->tracks[i]));
    json_put(json, "tracks", tracks);
    json_put_int(json, "skipped", (int64_t)directory->n_skipped);
    return json;
}

/* ---- a track's own page ---- */

struct json *page_json_dashboard(const struct page_reading *reading)
{
    const struct track_dashboard *dashboard = reading->dashboard;
    struct json *json = json_new_object();

    json_put_text(json, "track_name", dashboard->track_name);
    json_put_text(json, "state", dashboard->state);
    json_put_text(json, "activity", track_activity_name(dashboard->activity));
    json_put_int(json, "results_this_month", dashboard->n_results_month);
    json_put_int(json, "sessions_this_month", dashboard->n_sessions_month);
    json_put_int(json, "videos_this_month", dashboard->n_videos_month);
    json_put_text(json, "address_raw", dashboard->address_raw);
    json_put_text(json, "street", dashboard->street);
    json_put_text(json, "city", dashboard->city);
    json_put_text(json, "state_code", dashboard->state_code);
    json_put_text(json, "postal_code", dashboard->postal_code);
    json_put_text(json, "country", dashboard->country);
    json_put_text(json, "phone", dashboard->phone);
    json_put_text(json, "website", dashboard->website);
    json_put_text(json, "email", dashboard->email);
    json_put_text(json, "description", dashboard->description);
    json_put_text(json, "logo_url", dashboard->logo_url);
    json_put_text(json, "facebook_url", dashboard->facebook_url);
    json_put_text(json, "map_query", dashboard->map_query);
    json_put_int(json, "total_laps", dashboard->n_laps);
    json_put_int(json, "total_practice_sessions", dashboard->n_sessions);
    json_put_int(json, "total_races", dashboard->n_races);
    json_put_int(json, "total_entries", dashboard->n_entries);
    json_put_int(json, "total_events", dashboard->n_events);
    return json;
}

/* ---- a session ---- */

static struct json *lap_json(const struct practice_lap *lap)
{
    struct json *json = json_new_object();

    json_put_int(json, "lap_number", lap->number);
    json_put_text(json, "lap_time_raw", lap->time_raw);
    json_put_thousandths(json, "lap_time_seconds", lap->time_ms);
    json_put_bool(json, "is_valid", lap->is_valid);
    page_json_put_time(json, "crossed_at_local", lap->crossed);
    return json;
}

static void put_figures(struct json *json, const struct practice_session *session)
{
    json_put_text(json, "length_raw", session->length_raw);
    json_put_int(json, "duration_seconds", session->length_s);
    json_put_int(json, "lap_count", session->n_laps);
    json_put_text(json, "fastest_lap_raw", session->fast_raw);
    json_put_thousandths(json, "fastest_lap", session->fast_ms);
    json_put_text(json, "average_lap_raw", session->average_raw);
    json_put_thousandths(json, "average_lap", session->average_ms);
    json_put_thousandths(json, "top_3_consecutive", session->top3_ms);
    json_put_thousandths(json, "avg_top_5", session->top5_ms);
    json_put_thousandths(json, "avg_top_10", session->top10_ms);
    json_put_thousandths(json, "avg_top_15", session->top15_ms);
    json_put_thousandths(json, "std_deviation", session->deviation_ms);
    json_put_text(json, "consistency_raw", session->consistency_raw);
    json_put_thousandths(json, "consistency", session->consistency);
    json_put_text(json, "valid_lap_range_raw", session->range_raw);
    json_put_thousandths(json, "valid_lap_range_low", session->range_low_ms);
    json_put_thousandths(json, "valid_lap_range_high", session->range_high_ms);
}

struct json *page_json_session(const struct page_reading *reading)
{
    const struct practice_session *session = reading->session;
    struct json *json = json_new_object();
    struct json *laps = json_new_array();

    for (size_t i = 0; i < session->n_all_laps; i++)
        json_append(laps, lap_json(&session->laps[i]));
    json_put_text(json, "track_name", session->track_name);
    json_put_text(json, "driver_name", session->driver_name);
    json_put_text(json, "class_name", session->class_name);
    json_put_text(json, "transponder_number", session->transponder);
    page_json_put_time(json, "start_time_local", session->start);
    page_json_put_time(json, "end_time_local", session->end);
    put_figures(json, session);
    json_put(json, "laps", laps);
    return json;
}
