/*
 * Event pages.
 */
#include "oracle.h"
#include "page.h"
#include "record_event.h"
#include "target.h"

#include <string.h>

static int read_event(struct bytes page, struct arena *arena, const void **ret_content,
                      struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_EVENT, arena, &reading, err);
    if (r == 0)
        *ret_content = reading.event;
    return r;
}

static void record_race(struct record *record, const struct event_race *race)
{
    record_id(record, race->race_id);
    record_words(record, race->section);
    record_count(record, race->number);
    record_words(record, race->text);
    record_words(record, race->class_name);
    record_words(record, race->label);
    MUST(race->text != NULL || (race->label == NULL && is_absent(race->number)));
    record_words(record, race->completed_raw);
    record_time(record, race->completed);
    record_day(record, race->completed_on);
    if (!local_time_is_absent(race->completed))
        MUST(date_compare(race->completed.date, race->completed_on) == 0 &&
             race->completed.second == 0);
}

static void record_ranking(struct record *record, const struct event_ranking *ranking)
{
    MUST(ranking->kind < RANKING_N_KINDS);
    record_figure(record, ranking->kind);
    record_id(record, ranking->ranking_id);
    record_words(record, ranking->order);
    record_words(record, ranking->name);
    record_count(record, ranking->best);
    record_count(record, ranking->of);
    MUST(is_absent(ranking->best) == is_absent(ranking->of));
}

static bool is_repeated(const struct race_event *event, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (strcmp(event->races[k].race_id, event->races[i].race_id) == 0)
            return true;
    }
    return false;
}

static void record_event(const void *content, struct record *record)
{
    const struct race_event *event = content;
    record_heading(record, &event->heading);
    record_id_or_none(record, event->event_id);
    record_count(record, event->has_entry_list);
    record_at_most(record, event->n_races + event->n_sheets + event->n_rankings, "<tr");
    for (size_t i = 0; i < event->n_sheets; i++) {
        record_id(record, event->sheets[i].sheet_id);
        record_words(record, event->sheets[i].name);
    }
    for (size_t i = 0; i < event->n_rankings; i++)
        record_ranking(record, &event->rankings[i]);
    for (size_t i = 0; i < event->n_races; i++) {
        record_race(record, &event->races[i]);
        MUST(i > 100 || !is_repeated(event, i));
    }
    record_words(record, event->surface);
    record_count(record, event->n_entries);
    record_count(record, event->n_drivers);
    record_count(record, event->n_total_laps);
    record_findings(record, event->findings, event->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_EVENT, read_event, record_event};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
