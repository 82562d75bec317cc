/*
 * Final rankings.
 */
#include "oracle.h"
#include "page.h"
#include "record_event.h"
#include "target.h"

static int read_overall_ranking(struct bytes page, struct arena *arena, const void **ret_content,
                                struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_OVERALL_RANKING, arena, &reading, err);
    if (r == 0)
        *ret_content = reading.overall_ranking;
    return r;
}

static void record_row(struct record *record, const struct overall_row *row)
{
    record_place(record, row->position_raw, row->position);
    record_name(record, row->name);
    record_words(record, row->brand);
    record_words(record, row->country);
    record_words(record, row->result_raw);
    record_count(record, row->points);
    record_count(record, row->best_position);
    record_run(record, &row->run);
    record_words(record, row->race_label);
    MUST(!is_absent(row->points) || is_absent(row->best_position));
}

static void record_overall_ranking(const void *content, struct record *record)
{
    const struct overall_ranking *ranking = content;
    record_heading(record, &ranking->heading);
    MUST(ranking->n_classes > 0);
    for (size_t i = 0; i < ranking->n_classes; i++) {
        const struct overall_class *class = &ranking->classes[i];
        record_id_or_none(record, class->class_id);
        record_name(record, class->class_name);
        for (size_t k = 0; k < class->n_rows; k++)
            record_row(record, &class->rows[k]);
    }
    record_findings(record, ranking->findings, ranking->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_OVERALL_RANKING, read_overall_ranking,
                                              record_overall_ranking};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
