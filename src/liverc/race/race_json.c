/* From the structs of race.h to JSON: events and races. */
#include "race_json.h"

#include "page_json.h"

#include <stdio.h>

enum {
    KEY_SIZE = 64, /* the longest key made here, with room */
};

static const char *joined(const char *key, const char *ending, char out[static KEY_SIZE])
{
    snprintf(out, KEY_SIZE, "%s%s", key, ending);
    return out;
}

void race_json_put_heading(struct json *object, const struct event_heading *heading)
{
    json_put_text(object, "track_name", heading->track_name);
    json_put_text(object, "event_name", heading->event_name);
    json_put_text(object, "dates_raw", heading->date_raw);
    page_json_put_date(object, "date", heading->first);
    page_json_put_date(object, "end_date", heading->last);
}

void race_json_put_run(struct json *object, const char *key, const struct race_run *run)
{
    char name[KEY_SIZE];

    json_put_int(object, joined(key, "_laps", name), run->n_laps);
    json_put_thousandths(object, joined(key, "_time_seconds", name), run->time_ms);
    json_put_text(object, joined(key, "_status", name), run->status);
    json_put_text(object, joined(key, "_raw", name), run->raw);
}

void race_json_put_figure(struct json *object, const char *key, struct race_figure figure)
{
    char name[KEY_SIZE];

    json_put_thousandths(object, key, figure.value);
    json_put_text(object, joined(key, "_raw", name), figure.raw);
}

/* ---- the list of events ---- */

static struct json *listed_json(const struct listed_event *row)
{
    struct json *json = json_new_object();

    json_put_text(json, "source_event_id", row->event_id);
    json_put_text(json, "name", row->name);
    json_put_text(json, "dates_raw", row->date_raw);
    page_json_put_date(json, "date", row->first);
    page_json_put_date(json, "end_date", row->last);
    page_json_put_time(json, "start_time_local", row->start);
    json_put_int(json, "entries", row->n_entries);
    json_put_int(json, "drivers", row->n_drivers);
    return json;
}

struct json *race_json_event_list(const struct page_reading *reading)
{
    const struct event_list *list = reading->event_list;
    struct json *json = json_new_object();
    struct json *rows = json_new_array();

    for (size_t i = 0; i < list->n_rows; i++)
        json_append(rows, listed_json(&list->rows[i]));
    json_put_text(json, "track_name", list->track_name);
    json_put_int(json, "rows_skipped", (int64_t)list->n_skipped);
    json_put(json, "events", rows);
    return json;
}

/* ---- an event ---- */

static struct json *event_race_json(const struct event_race *race)
{
    struct json *json = json_new_object();

    json_put_text(json, "race_id", race->race_id);
    json_put_text(json, "section", race->section);
    json_put_int(json, "race_order", race->number);
    json_put_text(json, "link_text", race->text);
    json_put_text(json, "class_name", race->class_name);
    json_put_text(json, "race_label", race->label);
    json_put_text(json, "completed_raw", race->completed_raw);
    page_json_put_date(json, "completed_on", race->completed_on);
    page_json_put_time(json, "completed_at_local", race->completed);
    return json;
}

static struct json *ranking_link_json(const struct event_ranking *ranking)
{
    static const char *const kinds[RANKING_N_KINDS] = {
        [RANKING_OVERALL] = "overall",
        [RANKING_POINTS] = "points",
        [RANKING_ROUND] = "round",
        [RANKING_MULTI_MAIN] = "multi",
    };
    struct json *json = json_new_object();

    json_put_text(json, "kind", kinds[ranking->kind]);
    json_put_text(json, "ranking_id", ranking->ranking_id);
    json_put_text(json, "order", ranking->order);
    json_put_text(json, "name", ranking->name);
    json_put_int(json, "rounds_counting", ranking->best);
    json_put_int(json, "rounds", ranking->of);
    return json;
}

static struct json *sheet_link_json(const struct event_sheet *sheet)
{
    struct json *json = json_new_object();

    json_put_text(json, "sheet_id", sheet->sheet_id);
    json_put_text(json, "name", sheet->name);
    return json;
}

struct json *race_json_event(const struct page_reading *reading)
{
    const struct race_event *event = reading->event;
    struct json *json = json_new_object();
    struct json *sheets = json_new_array();
    struct json *rankings = json_new_array();
    struct json *races = json_new_array();

    for (size_t i = 0; i < event->n_sheets; i++)
        json_append(sheets, sheet_link_json(&event->sheets[i]));
    for (size_t i = 0; i < event->n_rankings; i++)
        json_append(rankings, ranking_link_json(&event->rankings[i]));
    for (size_t i = 0; i < event->n_races; i++)
        json_append(races, event_race_json(&event->races[i]));
    race_json_put_heading(json, &event->heading);
    json_put_text(json, "source_event_id", event->event_id);
    json_put_bool(json, "has_entry_list", event->has_entry_list);
    json_put_text(json, "surface", event->surface);
    json_put_int(json, "entries", event->n_entries);
    json_put_int(json, "drivers", event->n_drivers);
    json_put_int(json, "total_race_laps", event->n_total_laps);
    json_put_int(json, "rows_skipped", (int64_t)event->n_skipped);
    json_put(json, "heat_sheets", sheets);
    json_put(json, "rankings", rankings);
    json_put(json, "races", races);
    return json;
}

/* ---- a race ---- */

static struct json *statistics_json(const struct race_statistics *statistics)
{
    struct json *json = json_new_object();

    race_json_put_figure(json, "fastest_lap", statistics->fast);
    race_json_put_figure(json, "average_lap", statistics->average);
    race_json_put_figure(json, "avg_top_5", statistics->top5);
    race_json_put_figure(json, "avg_top_10", statistics->top10);
    race_json_put_figure(json, "avg_top_15", statistics->top15);
    race_json_put_figure(json, "top_2_consecutive", statistics->top2_consecutive);
    race_json_put_figure(json, "top_3_consecutive", statistics->top3_consecutive);
    race_json_put_figure(json, "std_deviation", statistics->deviation);
    race_json_put_figure(json, "consistency", statistics->consistency);
    return json;
}

static struct json *lap_json(const struct race_lap *lap)
{
    struct json *json = json_new_object();

    json_put_int(json, "lap_number", lap->number);
    json_put_text(json, "lap_time_raw", lap->time_raw);
    json_put_thousandths(json, "lap_time_seconds", lap->time_ms);
    json_put_int(json, "position_on_lap", lap->position);
    race_json_put_run(json, "pace", &lap->pace);
    json_put_text(json, "segments", lap->segments);
    return json;
}

static void put_script(struct json *json, const struct race_driver *driver)
{
    struct json *laps = json_new_array();

    for (size_t i = 0; i < driver->n_laps; i++)
        json_append(laps, lap_json(&driver->laps[i]));
    json_put_bool(json, "in_script", driver->in_script);
    json_put_text(json, "script_name", driver->script_name);
    json_put(json, "script", statistics_json(&driver->script));
    json_put_int(json, "grid_position", driver->grid_position);
    json_put_thousandths(json, "grid_time_seconds", driver->grid_time_ms);
    json_put(json, "laps", laps);
}

static struct json *driver_json(const struct race_driver *driver)
{
    struct json *json = json_new_object();

    json_put_text(json, "source_driver_id", driver->driver_id);
    json_put_bool(json, "id_of_script", driver->id_of_script);
    json_put_text(json, "driver_name", driver->name);
    json_put_text(json, "position_raw", driver->position_raw);
    json_put_int(json, "position", driver->position);
    json_put_text(json, "car_number", driver->car_number);
    json_put_text(json, "qualifying_position_raw", driver->qualifying_raw);
    json_put_int(json, "qualifying_position", driver->qualifying);
    race_json_put_run(json, "total", &driver->total);
    json_put_text(json, "behind_raw", driver->behind_raw);
    json_put_thousandths(json, "behind_seconds", driver->behind_ms);
    json_put_int(json, "behind_laps", driver->behind_laps);
    json_put_int(json, "fastest_lap_number", driver->fast_number);
    json_put(json, "table", statistics_json(&driver->table));
    put_script(json, driver);
    return json;
}

struct json *race_json_race(const struct page_reading *reading)
{
    const struct race_page *race = reading->race;
    struct json *json = json_new_object();
    struct json *drivers = json_new_array();

    for (size_t i = 0; i < race->n_drivers; i++)
        json_append(drivers, driver_json(&race->drivers[i]));
    race_json_put_heading(json, &race->heading);
    json_put_text(json, "tag", race->tag);
    json_put_int(json, "race_order", race->number);
    json_put_text(json, "race_label", race->label);
    json_put_text(json, "class_name", race->class_name);
    json_put_text(json, "section", race->round);
    json_put_text(json, "length_raw", race->length_raw);
    json_put_int(json, "duration_seconds", race->length_s);
    json_put_int(json, "length_laps", race->length_laps);
    json_put_bool(json, "has_result", race->has_result);
    json_put_bool(json, "has_script", race->has_script);
    json_put_int(json, "rows_skipped", (int64_t)race->n_skipped);
    json_put(json, "drivers", drivers);
    return json;
}
