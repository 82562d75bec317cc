/*
 * Mains of several legs.
 */
#include "oracle.h"
#include "page.h"
#include "record_event.h"
#include "target.h"

static int read_multi_main(struct bytes page, struct arena *arena, const void **ret_content,
                           struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_MULTI_MAIN, arena, &reading, err);
    if (r == 0)
        *ret_content = reading.multi_main;
    return r;
}

static void record_row(struct record *record, const struct multi_main *main,
                       const struct multi_main_row *row)
{
    record_place(record, row->position_raw, row->position);
    record_place(record, row->seeded_raw, row->seeded);
    record_name(record, row->name);
    record_place(record, row->points_raw, row->points);
    for (size_t i = 0; i < main->n_legs; i++) {
        const struct multi_main_leg *leg = &row->legs[i];
        record_words(record, leg->raw);
        record_count(record, leg->position);
        record_count(record, leg->points);
        record_run(record, &leg->run);
        MUST(is_absent(leg->position) == is_absent(leg->points));
    }
}

static void record_multi_main(const void *content, struct record *record)
{
    const struct multi_main *main = content;
    record_heading(record, &main->heading);
    record_words(record, main->label);
    record_words(record, main->tie_breaker);
    record_count(record, main->n_completed);
    record_count(record, main->n_of);
    MUST(is_absent(main->n_completed) == is_absent(main->n_of));
    for (size_t i = 0; i < main->n_legs; i++)
        record_name(record, main->legs[i]);
    record_at_most(record, main->n_rows, "<tr");
    for (size_t i = 0; i < main->n_rows; i++)
        record_row(record, main, &main->rows[i]);
    record_findings(record, main->findings, main->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_MULTI_MAIN, read_multi_main, record_multi_main};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
