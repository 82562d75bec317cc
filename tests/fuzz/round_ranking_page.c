/*
 * Rankings of a round.
 */
#include "oracle.h"
#include "page.h"
#include "record_event.h"
#include "target.h"

static int read_round_ranking(struct bytes page, struct arena *arena, const void **ret_content,
                              struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_ROUND_RANKING, arena, &reading, err);
    if (r == 0)
        *ret_content = reading.round_ranking;
    return r;
}

static void record_row(struct record *record, const struct round_row *row)
{
    record_place(record, row->position_raw, row->position);
    record_name(record, row->name);
    record_run(record, &row->run);
    record_time_figure(record, row->top2_consecutive);
    record_time_figure(record, row->top3_consecutive);
    record_time_figure(record, row->top5);
    record_time_figure(record, row->fast);
    record_time_figure(record, row->average);
    record_words(record, row->heat);
    record_id_or_none(record, row->race_id);
}

static void record_round_ranking(const void *content, struct record *record)
{
    const struct round_ranking *ranking = content;
    record_heading(record, &ranking->heading);
    record_words(record, ranking->name);
    MUST(ranking->n_classes > 0);
    for (size_t i = 0; i < ranking->n_classes; i++) {
        const struct round_class *class = &ranking->classes[i];
        record_id_or_none(record, class->class_id);
        record_name(record, class->class_name);
        for (size_t k = 0; k < class->n_rows; k++)
            record_row(record, &class->rows[k]);
    }
    record_findings(record, ranking->findings, ranking->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_ROUND_RANKING, read_round_ranking,
                                              record_round_ranking};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
