/*
 * Structs of a race event to lines; describe.c has the rules.
 */
#include "describe_event.h"

#include "trackside/liverc.h"

#include "lines.h"

#include <stdio.h>
#include <string.h>

static void put_text(struct buffer *out, const char *text)
{
    buffer_append_text(out, or_dash(text));
}

static void put_gap(struct buffer *out)
{
    buffer_append_text(out, " | ");
}

static void put_end(struct buffer *out)
{
    buffer_append_char(out, '\n');
}

/* A whole number, and in quotes how it is printed where that differs. */
static void put_number(struct buffer *out, int64_t number, const char *raw)
{
    char text[NUMBER_TEXT_SIZE] = "";
    if (!is_absent(number))
        snprintf(text, sizeof(text), "%lld", (long long)number);
    put_figure(out, text, raw);
}

static void put_percent(struct buffer *out, struct race_figure figure)
{
    char number[NUMBER_TEXT_SIZE], text[NUMBER_TEXT_SIZE + 1] = "";
    /* Thousandths of a percent look the same as milliseconds. */
    if (!is_absent(figure.value))
        snprintf(text, sizeof(text), "%s%%", number_format_ms(figure.value, number));
    put_figure(out, text, figure.raw);
}

static void put_time_figure(struct buffer *out, struct race_figure figure)
{
    put_ms(out, figure.value, figure.raw);
}

/* "47/1831.382 DNF", and in quotes how it is printed. */
static void put_run(struct buffer *out, const struct race_run *run)
{
    char text[128], time[NUMBER_TEXT_SIZE], laps[NUMBER_TEXT_SIZE] = "";
    if (!is_absent(run->n_laps))
        snprintf(laps, sizeof(laps), "%lld", (long long)run->n_laps);
    snprintf(text, sizeof(text), "%s%s%s%s%.24s", laps, is_absent(run->time_ms) ? "" : "/",
             number_format_ms(run->time_ms, time),
             laps[0] != '\0' && run->status != NULL ? " " : "",
             run->status == NULL ? "" : run->status);
    put_figure(out, text, run->raw);
}

static void put_dates(struct buffer *out, struct date first, struct date last)
{
    char text[CALENDAR_TEXT_SIZE];
    put_text(out, date_format(first, text));
    if (date_compare(first, last) != 0)
        buffer_printf(out, " to %s", or_dash(date_format(last, text)));
}

static void put_heading(struct buffer *out, const struct event_heading *heading)
{
    put_text_line(out, "track", heading->track_name);
    put_text_line(out, "event", heading->event_name);
    if (!date_is_absent(heading->first)) {
        buffer_append_text(out, "dates: ");
        put_dates(out, heading->first, heading->last);
        put_end(out);
    }
}

static void put_best_of(struct buffer *out, int64_t best, int64_t of)
{
    if (!is_absent(best))
        buffer_printf(out, "counting: best %lld of %lld\n", (long long)best, (long long)of);
}

static void put_skipped(struct buffer *out, size_t n)
{
    if (n > 0)
        buffer_printf(out, "skipped rows: %zu\n", n);
}

/* ---- the list of events ---- */

static void put_event_row(struct buffer *out, const struct listed_event *row)
{
    buffer_printf(out, "event: %s | %s | ", row->event_id, or_dash(row->name));
    put_dates(out, row->first, row->last);
    put_gap(out);
    put_time(out, row->start);
    put_gap(out);
    put_count(out, row->n_entries);
    put_gap(out);
    put_count(out, row->n_drivers);
    put_end(out);
}

void describe_event_list(const struct event_list *events, struct buffer *out)
{
    put_text_line(out, "track", events->track_name);
    buffer_printf(out, "events: %zu\n", events->n_rows);
    for (size_t i = 0; i < events->n_rows; i++)
        put_event_row(out, &events->rows[i]);
    put_skipped(out, events->n_skipped);
    put_findings(out, events->findings, events->n_findings);
}

/* ---- an event ---- */

static void put_race_row(struct buffer *out, const struct event_race *race)
{
    buffer_printf(out, "race: %s | %s | ", race->race_id, or_dash(race->section));
    put_count(out, race->number);
    buffer_printf(out, " | %s | %s | ", or_dash(race->class_name), or_dash(race->label));
    if (local_time_is_absent(race->completed))
        put_dates(out, race->completed_on, race->completed_on);
    else
        put_time(out, race->completed);
    put_end(out);
}

static void put_ranking(struct buffer *out, const struct event_ranking *ranking)
{
    static const char *const kinds[RANKING_N_KINDS] = {
        [RANKING_OVERALL] = "overall",
        [RANKING_POINTS] = "points",
        [RANKING_ROUND] = "round",
        [RANKING_MULTI_MAIN] = "multi",
    };
    buffer_printf(out, "ranking: %s | %s | %s", kinds[ranking->kind], ranking->ranking_id,
                  or_dash(ranking->name));
    if (ranking->order != NULL)
        buffer_printf(out, " | %s", ranking->order);
    if (!is_absent(ranking->best))
        buffer_printf(out, " | best %lld of %lld", (long long)ranking->best,
                      (long long)ranking->of);
    put_end(out);
}

void describe_event(const struct race_event *event, struct buffer *out)
{
    put_heading(out, &event->heading);
    put_text_line(out, "event id", event->event_id);
    put_text_line(out, "entry list", event->has_entry_list ? "yes" : "no");
    for (size_t i = 0; i < event->n_sheets; i++)
        buffer_printf(out, "heat sheet: %s | %s\n", event->sheets[i].sheet_id,
                      or_dash(event->sheets[i].name));
    for (size_t i = 0; i < event->n_rankings; i++)
        put_ranking(out, &event->rankings[i]);
    buffer_printf(out, "races: %zu\n", event->n_races);
    for (size_t i = 0; i < event->n_races; i++)
        put_race_row(out, &event->races[i]);
    put_text_line(out, "surface", event->surface);
    put_count_line(out, "entries", event->n_entries);
    put_count_line(out, "drivers", event->n_drivers);
    put_count_line(out, "total laps", event->n_total_laps);
    put_skipped(out, event->n_skipped);
    put_findings(out, event->findings, event->n_findings);
}

/* ---- a race ---- */

static void put_statistics(struct buffer *out, const struct race_statistics *statistics)
{
    put_time_figure(out, statistics->fast);
    put_gap(out);
    put_time_figure(out, statistics->average);
    put_gap(out);
    put_time_figure(out, statistics->top5);
    put_gap(out);
    put_time_figure(out, statistics->top10);
    put_gap(out);
    put_time_figure(out, statistics->top15);
    put_gap(out);
    put_time_figure(out, statistics->top2_consecutive);
    put_gap(out);
    put_time_figure(out, statistics->top3_consecutive);
    put_gap(out);
    put_time_figure(out, statistics->deviation);
    put_gap(out);
    put_percent(out, statistics->consistency);
}

static void put_behind(struct buffer *out, const struct race_driver *driver)
{
    if (is_absent(driver->behind_laps))
        put_ms(out, driver->behind_ms, driver->behind_raw);
    else
        buffer_printf(out, "%lld laps", (long long)driver->behind_laps);
}

static void put_race_lap(struct buffer *out, const struct race_lap *lap)
{
    buffer_printf(out, "lap: %lld | ", (long long)lap->number);
    put_ms(out, lap->time_ms, lap->time_raw);
    put_gap(out);
    put_count(out, lap->position);
    put_gap(out);
    put_run(out, &lap->pace);
    if (lap->segments != NULL)
        buffer_printf(out, " | %s", lap->segments);
    put_end(out);
}

static void put_race_driver(struct buffer *out, const struct race_driver *driver)
{
    buffer_append_text(out, "driver: ");
    put_number(out, driver->position, driver->position_raw);
    buffer_printf(out, " | %s%s | %s | %s | ", or_dash(driver->driver_id),
                  driver->id_of_script ? " of the script" : "", driver->name,
                  or_dash(driver->car_number));
    put_number(out, driver->qualifying, driver->qualifying_raw);
    put_gap(out);
    put_run(out, &driver->total);
    put_gap(out);
    put_behind(out, driver);
    put_gap(out);
    put_count(out, driver->fast_number);
    buffer_append_text(out, "\ntable: ");
    put_statistics(out, &driver->table);
    put_end(out);
    if (!driver->in_script)
        return;
    buffer_printf(out, "script: %s | ", or_dash(driver->script_name));
    put_statistics(out, &driver->script);
    put_gap(out);
    put_count(out, driver->grid_position);
    put_gap(out);
    put_ms(out, driver->grid_time_ms, NULL);
    put_end(out);
    for (size_t i = 0; i < driver->n_laps; i++)
        put_race_lap(out, &driver->laps[i]);
}

static void put_length(struct buffer *out, const char *raw, int64_t seconds, int64_t laps)
{
    if (!is_absent(laps))
        buffer_printf(out, "length: %lld laps\n", (long long)laps);
    else
        put_duration_line(out, "length", seconds, raw);
}

void describe_race(const struct race_page *race, struct buffer *out)
{
    put_heading(out, &race->heading);
    put_text_line(out, "tag", race->tag);
    put_count_line(out, "number", race->number);
    put_text_line(out, "label", race->label);
    put_text_line(out, "class", race->class_name);
    put_text_line(out, "round", race->round);
    put_length(out, race->length_raw, race->length_s, race->length_laps);
    buffer_printf(out, "result: %s\n",
                  !race->has_result  ? "none"
                  : race->has_script ? "table and script"
                                     : "table");
    for (size_t i = 0; i < race->n_drivers; i++)
        put_race_driver(out, &race->drivers[i]);
    put_skipped(out, race->n_skipped);
    put_findings(out, race->findings, race->n_findings);
}

/* ---- lists and rankings ---- */

static void put_class(struct buffer *out, const char *class_id, const char *class_name, size_t n)
{
    buffer_printf(out, "class: %s | %s | %zu", or_dash(class_id), class_name, n);
}

static void put_entries(struct buffer *out, const struct entry_class *class)
{
    put_class(out, class->class_id, class->class_name, class->n_rows);
    put_gap(out);
    put_count(out, class->n_printed);
    put_end(out);
    for (size_t i = 0; i < class->n_rows; i++) {
        const struct entry_row *row = &class->rows[i];
        buffer_append_text(out, "entry: ");
        put_count(out, row->number);
        buffer_printf(out, " | %s | %s | %s\n", row->name, or_dash(row->sort_name),
                      or_dash(row->transponder));
    }
}

void describe_entry_list(const struct entry_list *list, struct buffer *out)
{
    put_heading(out, &list->heading);
    for (size_t i = 0; i < list->n_classes; i++)
        put_entries(out, &list->classes[i]);
    put_skipped(out, list->n_skipped);
    put_findings(out, list->findings, list->n_findings);
}

static void put_points_row(struct buffer *out, const struct points_class *class,
                           const struct points_row *row)
{
    buffer_append_text(out, "points: ");
    put_number(out, row->position, row->position_raw);
    buffer_printf(out, " | %s | ", row->name);
    if (is_absent(row->points))
        put_run(out, &row->run);
    else
        put_count(out, row->points);
    buffer_printf(out, " | %s", or_dash(row->tie_breaker));
    for (size_t i = 0; i < class->n_rounds; i++) {
        const struct points_round *round = &row->rounds[i];
        put_gap(out);
        put_count(out, round->points);
        buffer_append_text(out, " : ");
        put_run(out, &round->run);
        buffer_append_text(out, round->counted ? " *" : "");
    }
    put_end(out);
}

void describe_points(const struct points_page *points, struct buffer *out)
{
    put_heading(out, &points->heading);
    put_text_line(out, "name", points->name);
    put_best_of(out, points->best, points->of);
    for (size_t i = 0; i < points->n_classes; i++) {
        const struct points_class *class = &points->classes[i];
        put_class(out, class->class_id, class->class_name, class->n_rows);
        buffer_printf(out, " | %s | %zu rounds\n", or_dash(class->tie_breaker), class->n_rounds);
        for (size_t k = 0; k < class->n_rows; k++)
            put_points_row(out, class, &class->rows[k]);
    }
    put_skipped(out, points->n_skipped);
    put_findings(out, points->findings, points->n_findings);
}

static void put_round_row(struct buffer *out, const struct round_row *row)
{
    buffer_append_text(out, "ranked: ");
    put_number(out, row->position, row->position_raw);
    buffer_printf(out, " | %s | ", row->name);
    put_run(out, &row->run);
    put_gap(out);
    put_time_figure(out, row->top2_consecutive);
    put_gap(out);
    put_time_figure(out, row->top3_consecutive);
    put_gap(out);
    put_time_figure(out, row->top5);
    put_gap(out);
    put_time_figure(out, row->fast);
    put_gap(out);
    put_time_figure(out, row->average);
    buffer_printf(out, " | %s | %s\n", or_dash(row->heat), or_dash(row->race_id));
}

void describe_round_ranking(const struct round_ranking *ranking, struct buffer *out)
{
    put_heading(out, &ranking->heading);
    put_text_line(out, "name", ranking->name);
    for (size_t i = 0; i < ranking->n_classes; i++) {
        const struct round_class *class = &ranking->classes[i];
        put_class(out, class->class_id, class->class_name, class->n_rows);
        put_end(out);
        for (size_t k = 0; k < class->n_rows; k++)
            put_round_row(out, &class->rows[k]);
    }
    put_skipped(out, ranking->n_skipped);
    put_findings(out, ranking->findings, ranking->n_findings);
}

static void put_main_row(struct buffer *out, const struct multi_main *main,
                         const struct multi_main_row *row)
{
    buffer_append_text(out, "legs: ");
    put_number(out, row->position, row->position_raw);
    put_gap(out);
    put_number(out, row->seeded, row->seeded_raw);
    buffer_printf(out, " | %s | ", row->name);
    put_number(out, row->points, row->points_raw);
    for (size_t i = 0; i < main->n_legs; i++) {
        const struct multi_main_leg *leg = &row->legs[i];
        put_gap(out);
        if (is_absent(leg->position)) {
            put_figure(out, "", leg->raw);
            continue;
        }
        buffer_printf(out, "%lld for %lld : ", (long long)leg->position, (long long)leg->points);
        put_run(out, &leg->run);
    }
    put_end(out);
}

void describe_multi_main(const struct multi_main *main, struct buffer *out)
{
    put_heading(out, &main->heading);
    put_text_line(out, "label", main->label);
    put_text_line(out, "tie breaker", main->tie_breaker);
    if (!is_absent(main->n_of))
        buffer_printf(out, "completed: %lld of %lld\n", (long long)main->n_completed,
                      (long long)main->n_of);
    for (size_t i = 0; i < main->n_legs; i++)
        put_text_line(out, "leg", main->legs[i]);
    for (size_t i = 0; i < main->n_rows; i++)
        put_main_row(out, main, &main->rows[i]);
    put_skipped(out, main->n_skipped);
    put_findings(out, main->findings, main->n_findings);
}

static void put_overall_row(struct buffer *out, const struct overall_row *row)
{
    buffer_append_text(out, "final: ");
    put_number(out, row->position, row->position_raw);
    buffer_printf(out, " | %s | %s | %s | ", row->name, or_dash(row->brand), or_dash(row->country));
    put_count(out, row->points);
    put_gap(out);
    put_count(out, row->best_position);
    put_gap(out);
    put_run(out, &row->run);
    buffer_printf(out, " | %s\n", or_dash(row->race_label));
}

void describe_overall_ranking(const struct overall_ranking *ranking, struct buffer *out)
{
    put_heading(out, &ranking->heading);
    for (size_t i = 0; i < ranking->n_classes; i++) {
        const struct overall_class *class = &ranking->classes[i];
        put_class(out, class->class_id, class->class_name, class->n_rows);
        put_end(out);
        for (size_t k = 0; k < class->n_rows; k++)
            put_overall_row(out, &class->rows[k]);
    }
    put_skipped(out, ranking->n_skipped);
    put_findings(out, ranking->findings, ranking->n_findings);
}

/* ---- a heat sheet ---- */

static void put_sheet_race(struct buffer *out, const struct sheet_race *race)
{
    buffer_append_text(out, "heat: ");
    put_number(out, race->number, race->number_raw);
    buffer_printf(out, " | %s | %s | %s | %s\n", or_dash(race->label), or_dash(race->class_name),
                  or_dash(race->status), or_dash(race->race_id));
    put_length(out, race->length_raw, race->length_s, race->length_laps);
    for (size_t i = 0; i < race->n_rows; i++) {
        const struct sheet_row *row = &race->rows[i];
        buffer_append_text(out, "start: ");
        put_number(out, row->position, row->position_raw);
        buffer_printf(out, " | %s | %s | %s | ", or_dash(row->car_number), row->name,
                      or_dash(row->transponder));
        put_number(out, row->seed, row->seed_raw);
        buffer_printf(out, " | %s\n", or_dash(row->seed_result));
    }
}

void describe_heat_sheet(const struct heat_sheet *sheet, struct buffer *out)
{
    put_heading(out, &sheet->heading);
    put_text_line(out, "name", sheet->name);
    for (size_t i = 0; i < sheet->n_races; i++)
        put_sheet_race(out, &sheet->races[i]);
    put_skipped(out, sheet->n_skipped);
    put_findings(out, sheet->findings, sheet->n_findings);
}

/* ---- a track's own page ---- */

void describe_dashboard(const struct track_dashboard *dashboard, struct buffer *out)
{
    put_text_line(out, "track", dashboard->track_name);
    put_text_line(out, "state", dashboard->state);
    put_text_line(out, "activity", track_activity_name(dashboard->activity));
    put_count_line(out, "results this month", dashboard->n_results_month);
    put_count_line(out, "sessions this month", dashboard->n_sessions_month);
    put_count_line(out, "videos this month", dashboard->n_videos_month);
    put_text_line(out, "address", dashboard->address_raw);
    put_text_line(out, "street", dashboard->street);
    put_text_line(out, "city", dashboard->city);
    put_text_line(out, "state code", dashboard->state_code);
    put_text_line(out, "postal code", dashboard->postal_code);
    put_text_line(out, "country", dashboard->country);
    put_text_line(out, "phone", dashboard->phone);
    put_text_line(out, "website", dashboard->website);
    put_text_line(out, "email", dashboard->email);
    put_text_line(out, "description", dashboard->description);
    put_text_line(out, "logo", dashboard->logo_url);
    put_text_line(out, "facebook", dashboard->facebook_url);
    put_text_line(out, "map", dashboard->map_query);
    put_count_line(out, "laps", dashboard->n_laps);
    put_count_line(out, "practice sessions", dashboard->n_sessions);
    put_count_line(out, "races", dashboard->n_races);
    put_count_line(out, "entries", dashboard->n_entries);
    put_count_line(out, "events", dashboard->n_events);
    put_findings(out, dashboard->findings, dashboard->n_findings);
}
