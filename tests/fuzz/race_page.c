/*
 * Race pages, with the script that has everybody's laps.
 */
#include "oracle.h"
#include "page.h"
#include "record_event.h"
#include "target.h"

#include <string.h>

static int read_race(struct bytes page, struct arena *arena, const void **ret_content,
                     struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_RACE, arena, &reading, err);
    if (r == 0)
        *ret_content = reading.race;
    return r;
}

static void record_statistics(struct record *record, const struct race_statistics *statistics)
{
    record_time_figure(record, statistics->fast);
    record_time_figure(record, statistics->average);
    record_time_figure(record, statistics->top5);
    record_time_figure(record, statistics->top10);
    record_time_figure(record, statistics->top15);
    record_time_figure(record, statistics->top2_consecutive);
    record_time_figure(record, statistics->top3_consecutive);
    record_time_figure(record, statistics->deviation);
    record_words(record, statistics->consistency.raw);
    record_figure(record, statistics->consistency.value);
}

/* Numbers rise, so that no lap is there twice. */
static void record_laps(struct record *record, const struct race_driver *driver)
{
    for (size_t i = 0; i < driver->n_laps; i++) {
        const struct race_lap *lap = &driver->laps[i];
        MUST(lap->number >= 1 && (i == 0 || driver->laps[i - 1].number < lap->number));
        record_count(record, lap->number);
        record_place(record, lap->time_raw, lap->time_ms);
        record_count(record, lap->position);
        record_run(record, &lap->pace);
        MUST(lap->pace.status == NULL);
        record_words(record, lap->segments);
    }
}

static void record_driver(struct record *record, const struct race_driver *driver)
{
    record_id_or_none(record, driver->driver_id);
    record_name(record, driver->name);
    record_place(record, driver->position_raw, driver->position);
    record_words(record, driver->car_number);
    record_place(record, driver->qualifying_raw, driver->qualifying);
    record_run(record, &driver->total);
    record_words(record, driver->behind_raw);
    record_count(record, driver->behind_ms);
    record_count(record, driver->behind_laps);
    MUST(is_absent(driver->behind_ms) || is_absent(driver->behind_laps));
    record_count(record, driver->fast_number);
    record_statistics(record, &driver->table);
    record_statistics(record, &driver->script);
    record_words(record, driver->script_name);
    record_count(record, driver->grid_position);
    record_count(record, driver->grid_time_ms);
    MUST(driver->in_script || (driver->n_laps == 0 && driver->script_name == NULL));
    MUST(!driver->id_of_script || (driver->in_script && driver->driver_id != NULL));
    record_laps(record, driver);
}

static bool is_repeated(const struct race_page *race, size_t i)
{
    for (size_t k = 0; k < i && race->drivers[i].driver_id != NULL; k++) {
        if (race->drivers[k].driver_id != NULL &&
            strcmp(race->drivers[k].driver_id, race->drivers[i].driver_id) == 0)
            return true;
    }
    return false;
}

static void record_head(struct record *record, const struct race_page *race)
{
    record_heading(record, &race->heading);
    record_words(record, race->tag);
    record_count(record, race->number);
    record_words(record, race->label);
    record_words(record, race->class_name);
    record_words(record, race->round);
    record_words(record, race->length_raw);
    record_count(record, race->length_s);
    record_count(record, race->length_laps);
    MUST(is_absent(race->length_s) || is_absent(race->length_laps));
}

static void record_race(const void *content, struct record *record)
{
    const struct race_page *race = content;
    size_t n_laps = 0;
    record_head(record, race);
    record_at_most(record, race->n_drivers + race->n_skipped, "<tr");
    MUST(race->has_result || (race->n_drivers == 0 && !race->has_script));
    for (size_t i = 0; i < race->n_drivers; i++) {
        record_driver(record, &race->drivers[i]);
        n_laps += race->drivers[i].n_laps;
        MUST(i > 100 || !is_repeated(race, i));
    }
    MUST(n_laps <= record->page.size / 2); /* "{}" is the shortest lap of all */
    record_findings(record, race->findings, race->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_RACE, read_race, record_race};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
