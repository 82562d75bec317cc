/*
 * Pages of qualifying points.
 */
#include "oracle.h"
#include "page.h"
#include "record_event.h"
#include "target.h"

static int read_points(struct bytes page, struct arena *arena, const void **ret_content,
                       struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_POINTS, arena, &reading, err);
    if (r == 0)
        *ret_content = reading.points;
    return r;
}

static void record_round(struct record *record, const struct points_round *round)
{
    record_words(record, round->raw);
    record_count(record, round->points);
    record_run(record, &round->run);
    record_count(record, round->counted);
    MUST(round->raw != NULL || (is_absent(round->points) && !round->counted));
}

static void record_class(struct record *record, const struct points_class *class)
{
    record_id_or_none(record, class->class_id);
    record_name(record, class->class_name);
    record_words(record, class->tie_breaker);
    for (size_t i = 0; i < class->n_rows; i++) {
        const struct points_row *row = &class->rows[i];
        record_place(record, row->position_raw, row->position);
        record_name(record, row->name);
        record_words(record, row->result_raw);
        record_count(record, row->points);
        record_run(record, &row->run);
        record_words(record, row->tie_breaker);
        for (size_t k = 0; k < class->n_rounds; k++)
            record_round(record, &row->rounds[k]);
    }
}

static void record_points(const void *content, struct record *record)
{
    const struct points_page *points = content;
    record_heading(record, &points->heading);
    record_words(record, points->name);
    record_count(record, points->best);
    record_count(record, points->of);
    MUST(is_absent(points->best) == is_absent(points->of) && points->n_classes > 0);
    for (size_t i = 0; i < points->n_classes; i++)
        record_class(record, &points->classes[i]);
    record_findings(record, points->findings, points->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_POINTS, read_points, record_points};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
