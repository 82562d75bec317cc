/* From the structs of race.h to JSON: who entered, and who came where. */
#include "ranking_json.h"

#include "race_json.h"

static struct json *class_json(const char *class_id, const char *class_name)
{
    struct json *json = json_new_object();

    json_put_text(json, "class_id", class_id);
    json_put_text(json, "class_name", class_name);
    return json;
}

static struct json *page_json(const struct page_reading *reading, size_t n_skipped,
                              const char *list_name, struct json *list)
{
    struct json *json = json_new_object();

    race_json_put_heading(json, reading->heading);
    json_put_int(json, "rows_skipped", (int64_t)n_skipped);
    json_put(json, list_name, list);
    return json;
}

/* ---- the entry list ---- */

static struct json *entries_json(const struct entry_class *class)
{
    struct json *json = class_json(class->class_id, class->class_name);
    struct json *rows = json_new_array();

    for (size_t i = 0; i < class->n_rows; i++) {
        struct json *row = json_new_object();

        json_put_int(row, "number", class->rows[i].number);
        json_put_text(row, "driver_name", class->rows[i].name);
        json_put_text(row, "sort_name", class->rows[i].sort_name);
        json_put_text(row, "transponder_number", class->rows[i].transponder);
        json_append(rows, row);
    }
    json_put_int(json, "entries_printed", class->n_printed);
    json_put(json, "entries", rows);
    return json;
}

struct json *ranking_json_entry_list(const struct page_reading *reading)
{
    const struct entry_list *list = reading->entry_list;
    struct json *classes = json_new_array();

    for (size_t i = 0; i < list->n_classes; i++)
        json_append(classes, entries_json(&list->classes[i]));
    return page_json(reading, list->n_skipped, "classes", classes);
}

/* ---- qualifying points ---- */

static struct json *points_row_json(const struct points_row *row, size_t n_rounds)
{
    struct json *json = json_new_object();
    struct json *rounds = json_new_array();

    for (size_t i = 0; i < n_rounds; i++) {
        struct json *round = json_new_object();

        json_put_text(round, "raw", row->rounds[i].raw);
        json_put_int(round, "points", row->rounds[i].points);
        race_json_put_run(round, "run", &row->rounds[i].run);
        json_put_bool(round, "counted", row->rounds[i].counted);
        json_append(rounds, round);
    }
    json_put_text(json, "position_raw", row->position_raw);
    json_put_int(json, "position", row->position);
    json_put_text(json, "driver_name", row->name);
    json_put_text(json, "result_raw", row->result_raw);
    json_put_int(json, "points", row->points);
    race_json_put_run(json, "run", &row->run);
    json_put_text(json, "tie_breaker", row->tie_breaker);
    json_put(json, "rounds", rounds);
    return json;
}

struct json *ranking_json_points(const struct page_reading *reading)
{
    const struct points_page *points = reading->points;
    struct json *classes = json_new_array();
    struct json *json;

    for (size_t i = 0; i < points->n_classes; i++) {
        const struct points_class *class = &points->classes[i];
        struct json *of_class = class_json(class->class_id, class->class_name);
        struct json *rows = json_new_array();

        for (size_t k = 0; k < class->n_rows; k++)
            json_append(rows, points_row_json(&class->rows[k], class->n_rounds));
        json_put_text(of_class, "tie_breaker", class->tie_breaker);
        json_put(of_class, "standings", rows);
        json_append(classes, of_class);
    }
    json = page_json(reading, points->n_skipped, "classes", classes);
    json_put_text(json, "name", points->name);
    json_put_int(json, "rounds_counting", points->best);
    json_put_int(json, "rounds", points->of);
    return json;
}

/* ---- a round ---- */

static struct json *round_row_json(const struct round_row *row)
{
    struct json *json = json_new_object();

    json_put_text(json, "position_raw", row->position_raw);
    json_put_int(json, "position", row->position);
    json_put_text(json, "driver_name", row->name);
    race_json_put_run(json, "run", &row->run);
    race_json_put_figure(json, "top_2_consecutive", row->top2_consecutive);
    race_json_put_figure(json, "top_3_consecutive", row->top3_consecutive);
    race_json_put_figure(json, "avg_top_5", row->top5);
    race_json_put_figure(json, "fastest_lap", row->fast);
    race_json_put_figure(json, "average_lap", row->average);
    json_put_text(json, "heat", row->heat);
    json_put_text(json, "race_id", row->race_id);
    return json;
}

struct json *ranking_json_round_ranking(const struct page_reading *reading)
{
    const struct round_ranking *ranking = reading->round_ranking;
    struct json *classes = json_new_array();
    struct json *json;

    for (size_t i = 0; i < ranking->n_classes; i++) {
        const struct round_class *class = &ranking->classes[i];
        struct json *of_class = class_json(class->class_id, class->class_name);
        struct json *rows = json_new_array();

        for (size_t k = 0; k < class->n_rows; k++)
            json_append(rows, round_row_json(&class->rows[k]));
        json_put(of_class, "standings", rows);
        json_append(classes, of_class);
    }
    json = page_json(reading, ranking->n_skipped, "classes", classes);
    json_put_text(json, "name", ranking->name);
    return json;
}

/* ---- legs ---- */

static struct json *main_row_json(const struct multi_main *main, const struct multi_main_row *row)
{
    struct json *json = json_new_object();
    struct json *legs = json_new_array();

    for (size_t i = 0; i < main->n_legs; i++) {
        struct json *leg = json_new_object();

        json_put_text(leg, "leg", main->legs[i]);
        json_put_text(leg, "raw", row->legs[i].raw);
        json_put_int(leg, "position", row->legs[i].position);
        json_put_int(leg, "points", row->legs[i].points);
        race_json_put_run(leg, "run", &row->legs[i].run);
        json_append(legs, leg);
    }
    json_put_text(json, "position_raw", row->position_raw);
    json_put_int(json, "position", row->position);
    json_put_text(json, "seeded_raw", row->seeded_raw);
    json_put_int(json, "seeded", row->seeded);
    json_put_text(json, "driver_name", row->name);
    json_put_text(json, "points_raw", row->points_raw);
    json_put_int(json, "points", row->points);
    json_put(json, "legs", legs);
    return json;
}

struct json *ranking_json_multi_main(const struct page_reading *reading)
{
    const struct multi_main *main = reading->multi_main;
    struct json *rows = json_new_array();
    struct json *json;

    for (size_t i = 0; i < main->n_rows; i++)
        json_append(rows, main_row_json(main, &main->rows[i]));
    json = page_json(reading, main->n_skipped, "standings", rows);
    json_put_text(json, "race_label", main->label);
    json_put_text(json, "tie_breaker", main->tie_breaker);
    json_put_int(json, "completed_mains", main->n_completed);
    json_put_int(json, "total_mains", main->n_of);
    return json;
}

/* ---- the final ranking ---- */

static struct json *overall_row_json(const struct overall_row *row)
{
    struct json *json = json_new_object();

    json_put_text(json, "position_raw", row->position_raw);
    json_put_int(json, "position", row->position);
    json_put_text(json, "driver_name", row->name);
    json_put_text(json, "brand", row->brand);
    json_put_text(json, "country", row->country);
    json_put_text(json, "result_raw", row->result_raw);
    json_put_int(json, "points", row->points);
    json_put_int(json, "best_position", row->best_position);
    race_json_put_run(json, "run", &row->run);
    json_put_text(json, "race_label", row->race_label);
    return json;
}

struct json *ranking_json_overall_ranking(const struct page_reading *reading)
{
    const struct overall_ranking *ranking = reading->overall_ranking;
    struct json *classes = json_new_array();

    for (size_t i = 0; i < ranking->n_classes; i++) {
        const struct overall_class *class = &ranking->classes[i];
        struct json *of_class = class_json(class->class_id, class->class_name);
        struct json *rows = json_new_array();

        for (size_t k = 0; k < class->n_rows; k++)
            json_append(rows, overall_row_json(&class->rows[k]));
        json_put(of_class, "standings", rows);
        json_append(classes, of_class);
    }
    return page_json(reading, ranking->n_skipped, "classes", classes);
}

/* ---- a heat sheet ---- */

static struct json *sheet_row_json(const struct sheet_row *row)
{
    struct json *json = json_new_object();

    json_put_text(json, "position_raw", row->position_raw);
    json_put_int(json, "position", row->position);
    json_put_text(json, "car_number", row->car_number);
    json_put_text(json, "driver_name", row->name);
    json_put_text(json, "transponder_number", row->transponder);
    json_put_text(json, "seed_raw", row->seed_raw);
    json_put_int(json, "seed", row->seed);
    json_put_text(json, "seed_result", row->seed_result);
    return json;
}

static struct json *sheet_race_json(const struct sheet_race *race)
{
    struct json *json = json_new_object();
    struct json *rows = json_new_array();

    for (size_t i = 0; i < race->n_rows; i++)
        json_append(rows, sheet_row_json(&race->rows[i]));
    json_put_text(json, "race_order_raw", race->number_raw);
    json_put_int(json, "race_order", race->number);
    json_put_text(json, "race_label", race->label);
    json_put_text(json, "class_name", race->class_name);
    json_put_text(json, "length_raw", race->length_raw);
    json_put_int(json, "duration_seconds", race->length_s);
    json_put_int(json, "length_laps", race->length_laps);
    json_put_text(json, "status", race->status);
    json_put_text(json, "race_id", race->race_id);
    json_put(json, "starters", rows);
    return json;
}

struct json *ranking_json_heat_sheet(const struct page_reading *reading)
{
    const struct heat_sheet *sheet = reading->heat_sheet;
    struct json *races = json_new_array();
    struct json *json;

    for (size_t i = 0; i < sheet->n_races; i++)
        json_append(races, sheet_race_json(&sheet->races[i]));
    json = page_json(reading, sheet->n_skipped, "races", races);
    json_put_text(json, "name", sheet->name);
    return json;
}
