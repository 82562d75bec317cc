/* Figures of sessions and days. */
#include "figures.h"

#include "driver_name.h"

#include "trackside/cleanup.h"
#include "trackside/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LARGEST_JSON = 64 * 1024 * 1024, /* more than the largest page can give */
};

void figures_of_session(const struct practice_session *session, bool all, struct arena *arena,
                        struct metrics *ret_metrics)
{
    int64_t *laps_ms = arena_new_array(arena, session->n_all_laps + 1, int64_t);
    size_t n = 0;

    for (size_t i = 0; i < session->n_all_laps; i++)
        if ((all || session->laps[i].is_valid) && !is_absent(session->laps[i].time_ms))
            laps_ms[n++] = session->laps[i].time_ms;
    metrics_of_laps(laps_ms, n, ret_metrics);
}

/* ---- the day ---- */

/* A set of texts, counted. Days have hundreds of sessions: sorting is plenty. */
struct names {
    const char **list;
    size_t n;
};

static int compare_names(const void *a, const void *b)
{
    const char *const *x = a;
    const char *const *y = b;

    return strcmp(*x, *y);
}

static int64_t count_distinct(struct names *names)
{
    int64_t n = 0;

    if (names->n > 1)
        qsort(names->list, names->n, sizeof(names->list[0]), compare_names);
    for (size_t i = 0; i < names->n; i++)
        n += i == 0 || strcmp(names->list[i - 1], names->list[i]) != 0;
    return n;
}

static struct names new_names(size_t n, struct arena *arena)
{
    return (struct names){.list = arena_new_array(arena, n + 1, const char *)};
}

static void count_people(const struct day_facts *facts, struct arena *arena,
                         struct day_figures *figures)
{
    struct names named = new_names(facts->n_sessions, arena);
    struct names unknown = new_names(facts->n_sessions, arena);

    for (size_t i = 0; i < facts->n_sessions; i++) {
        const struct session_facts *session = &facts->sessions[i];

        if (!driver_name_is_unknown(session->driver_name))
            named.list[named.n++] = driver_name_normalize(session->driver_name, arena);
        else
            unknown.list[unknown.n++] = session->source_driver_id;
    }
    figures->n_drivers = count_distinct(&named);
    figures->n_unknown_drivers = count_distinct(&unknown);
}

static void count_classes(const struct day_facts *facts, struct arena *arena,
                          struct day_figures *figures)
{
    struct names folded = new_names(facts->n_sessions, arena);
    struct names printed = new_names(facts->n_sessions, arena);

    for (size_t i = 0; i < facts->n_sessions; i++) {
        const char *name = facts->sessions[i].class_name;

        folded.list[folded.n++] = text_class_key(name, arena);
        printed.list[printed.n++] = name;
    }
    figures->n_classes = count_distinct(&folded);
    figures->n_printed_classes = count_distinct(&printed);
}

static struct local_time session_end(const struct session_facts *session)
{
    int64_t length_s = is_absent(session->row->length_s) ? 0 : session->row->length_s;

    if (session->detail != NULL && !local_time_is_absent(session->detail->end))
        return session->detail->end;
    if (local_time_is_absent(session->row->start))
        return session->row->start;
    return local_time_from_seconds(local_time_seconds(session->row->start) + length_s);
}

static void add_session(const struct session_facts *session, struct arena *arena,
                        struct day_figures *figures)
{
    struct metrics metrics;

    if (session->detail != NULL) {
        figures_of_session(session->detail, false, arena, &metrics);
        figures->n_laps += metrics.n_laps;
        figures->track_time_ms += metrics.total_ms;
        return;
    }
    if (!is_absent(session->row->n_laps))
        figures->n_laps += session->row->n_laps;
    if (!is_absent(session->row->length_s))
        figures->track_time_ms += session->row->length_s * 1000;
}

static void note_times(const struct session_facts *session, struct day_figures *figures)
{
    int64_t start;

    if (local_time_is_absent(session->row->start))
        return;
    start = local_time_seconds(session->row->start);
    if (local_time_is_absent(figures->first_start) ||
        start < local_time_seconds(figures->first_start))
        figures->first_start = session->row->start;
    if (local_time_is_absent(figures->last_start) ||
        start >= local_time_seconds(figures->last_start)) {
        figures->last_start = session->row->start;
        figures->last_end = session_end(session);
    }
}

void figures_of_day(const struct day_facts *facts, struct arena *arena,
                    struct day_figures *ret_figures)
{
    *ret_figures = (struct day_figures){.n_laps = 0};
    for (size_t i = 0; i < facts->n_sessions; i++) {
        add_session(&facts->sessions[i], arena, ret_figures);
        note_times(&facts->sessions[i], ret_figures);
    }
    count_people(facts, arena, ret_figures);
    count_classes(facts, arena, ret_figures);
}

/* ---- as JSON ---- */

const char *figures_print(struct json *json, struct arena *arena)
{
    struct buffer out CLEANUP(buffer_deinit) = {0};

    buffer_init(&out, LARGEST_JSON);
    json_write(json, false, &out);
    json_free(json);
    return arena_text(arena, buffer_text(&out));
}

static void put_time(struct json *object, const char *key, struct local_time time)
{
    char text[CALENDAR_TEXT_SIZE];

    json_put_text(object, key, local_time_is_absent(time) ? NULL : local_time_format(time, text));
}

void figures_put_zone(struct json *object, const struct zone *zone, struct local_time at)
{
    char text[16];
    int64_t utc;
    int offset, minutes;

    json_put_text(object, "timezone", zone != NULL ? zone_name(zone) : NULL);
    if (zone == NULL || local_time_is_absent(at)) {
        json_put_null(object, "utcOffset");
        return;
    }
    zone_to_utc(zone, at, &utc, &offset);
    minutes = abs(offset) / 60;
    snprintf(text, sizeof(text), "%c%02d:%02d", offset < 0 ? '-' : '+', minutes / 60 % 100,
             minutes % 60);
    json_put_text(object, "utcOffset", text);
}

bool figures_has_all_laps(const struct day_facts *facts)
{
    for (size_t i = 0; i < facts->n_sessions; i++)
        if (facts->sessions[i].detail == NULL)
            return false;
    return true;
}

const char *figures_track_time_source(const struct day_facts *facts)
{
    if (figures_has_all_laps(facts))
        return NULL;
    return is_absent(facts->day->panel.track_time_s) ? "lengths" : "page";
}

int64_t figures_track_time_s(const struct day_facts *facts, const struct day_figures *figures)
{
    const char *source = figures_track_time_source(facts);

    if (source != NULL && strcmp(source, "page") == 0)
        return facts->day->panel.track_time_s;
    return (figures->track_time_ms + 500) / 1000;
}

const char *figures_metadata(const struct day_facts *facts, const struct day_figures *figures,
                             struct arena *arena)
{
    const struct local_time midnight = {.date = facts->day->date};
    struct json *metadata = json_new_object();
    struct json *stats = json_new_object();

    json_put_int(stats, "totalLaps", figures->n_laps);
    json_put_int(stats, "totalTrackTimeSeconds", figures_track_time_s(facts, figures));
    json_put_int(stats, "uniqueDrivers", figures->n_drivers);
    json_put_int(stats, "unknownDrivers", figures->n_unknown_drivers);
    json_put_int(stats, "uniqueClasses", figures->n_classes);
    put_time(stats, "timeRangeStart", figures->first_start);
    put_time(stats, "timeRangeEnd", figures->last_end);
    json_put(metadata, "practiceDayStats", stats);
    figures_put_zone(metadata, facts->zone,
                     local_time_is_absent(figures->first_start) ? midnight : figures->first_start);
    return figures_print(metadata, arena);
}

static struct json *class_laps(const struct day_panel *panel)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < panel->n_class_laps; i++) {
        struct json *entry = json_new_object();

        json_put_text(entry, "class_name", panel->classes[i].class_name);
        json_put_int(entry, "laps", panel->classes[i].n_laps);
        json_append(list, entry);
    }
    return list;
}

static struct json *leader(const struct day_leader *row, bool is_overall)
{
    struct json *entry = json_new_object();

    json_put_text(entry, "class_name", row->class_name);
    json_put_bool(entry, "overall", is_overall);
    json_put_text(entry, "driver_name", row->driver_name);
    json_put_thousandths(entry, "lap_time_seconds", row->time_ms);
    json_put_text(entry, "lap_time_raw", row->time_raw);
    json_put_text(entry, "session_id", row->session_id);
    return entry;
}

static struct json *leaders(const struct day_leaderboard *board)
{
    struct json *list = json_new_array();

    if (board->has_overall)
        json_append(list, leader(&board->overall, true));
    for (size_t i = 0; i < board->n_classes; i++)
        json_append(list, leader(&board->classes[i], false));
    return list;
}

const char *figures_panel(const struct practice_day *day, struct arena *arena)
{
    const struct day_panel *panel = &day->panel;
    struct json *json;

    if (!panel->present && !day->leaderboard.present)
        return NULL;
    json = json_new_object();
    json_put_int(json, "total_laps", panel->n_laps);
    json_put_int(json, "track_time_seconds", panel->track_time_s);
    json_put_int(json, "unique_drivers", panel->n_drivers);
    json_put_int(json, "unique_classes", panel->n_classes);
    put_time(json, "first_start", panel->first);
    put_time(json, "last_start", panel->last);
    json_put(json, "classes", class_laps(panel));
    json_put(json, "leaderboard", leaders(&day->leaderboard));
    return figures_print(json, arena);
}

/* 20000 -> 20, 20500 -> 20.500: whole seconds as the site prints them. */
static void append_seconds(struct json *array, int64_t ms)
{
    if (ms % 1000 == 0)
        json_append_int(array, ms / 1000);
    else
        json_append_thousandths(array, ms);
}

static struct json *session_stats(const struct practice_session *session)
{
    struct json *stats = json_new_object();
    struct json *range = NULL;

    json_put_thousandths(stats, "top_3_consecutive", session->top3_ms);
    json_put_thousandths(stats, "avg_top_5", session->top5_ms);
    json_put_thousandths(stats, "avg_top_10", session->top10_ms);
    json_put_thousandths(stats, "avg_top_15", session->top15_ms);
    json_put_thousandths(stats, "std_deviation", session->deviation_ms);
    if (!is_absent(session->range_low_ms) && !is_absent(session->range_high_ms)) {
        range = json_new_array();
        append_seconds(range, session->range_low_ms);
        append_seconds(range, session->range_high_ms);
    }
    json_put(stats, "valid_lap_range", range);
    return stats;
}

const char *figures_race_metadata(const struct practice_session *session, struct arena *arena)
{
    struct json *metadata;

    if (session == NULL)
        return NULL;

    metadata = json_new_object();
    put_time(metadata, "end_time", session->end);
    json_put(metadata, "practiceSessionStats", session_stats(session));
    return figures_print(metadata, arena);
}

const char *figures_raw_fields(const struct practice_session *session, struct arena *arena)
{
    return session == NULL ? NULL : figures_print(session_stats(session), arena);
}
