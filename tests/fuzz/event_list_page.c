/*
 * The list of events.
 */
#include "oracle.h"
#include "page.h"
#include "record_event.h"
#include "target.h"

#include <string.h>

static int read_event_list(struct bytes page, struct arena *arena, const void **ret_content,
                           struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_EVENT_LIST, arena, &reading, err);
    if (r == 0)
        *ret_content = reading.event_list;
    return r;
}

static bool is_repeated(const struct event_list *events, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (strcmp(events->rows[k].event_id, events->rows[i].event_id) == 0)
            return true;
    }
    return false;
}

static void record_row(struct record *record, const struct listed_event *row)
{
    record_id(record, row->event_id);
    record_words(record, row->name);
    record_words(record, row->date_raw);
    record_day(record, row->first);
    record_day(record, row->last);
    MUST(date_is_absent(row->first) == date_is_absent(row->last));
    MUST(date_compare(row->first, row->last) <= 0);
    record_time(record, row->start);
    if (!local_time_is_absent(row->start))
        MUST(date_compare(row->start.date, row->first) == 0);
    record_count(record, row->n_entries);
    record_count(record, row->n_drivers);
}

static void record_event_list(const void *content, struct record *record)
{
    const struct event_list *events = content;
    record_words(record, events->track_name);
    record_at_most(record, events->n_rows + events->n_skipped, "<tr");
    for (size_t i = 0; i < events->n_rows; i++) {
        record_row(record, &events->rows[i]);
        MUST(i > 100 || !is_repeated(events, i));
    }
    record_findings(record, events->findings, events->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_EVENT_LIST, read_event_list, record_event_list};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
