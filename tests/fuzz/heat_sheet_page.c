/*
 * Heat sheets.
 */
#include "oracle.h"
#include "page.h"
#include "record_event.h"
#include "target.h"

static int read_heat_sheet(struct bytes page, struct arena *arena, const void **ret_content,
                           struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_HEAT_SHEET, arena, &reading, err);
    if (r == 0)
        *ret_content = reading.heat_sheet;
    return r;
}

static void record_row(struct record *record, const struct sheet_row *row)
{
    record_place(record, row->position_raw, row->position);
    record_words(record, row->car_number);
    record_name(record, row->name);
    record_words(record, row->transponder);
    record_place(record, row->seed_raw, row->seed);
    record_words(record, row->seed_result);
}

static void record_heat_sheet(const void *content, struct record *record)
{
    const struct heat_sheet *sheet = content;
    record_heading(record, &sheet->heading);
    record_words(record, sheet->name);
    MUST(sheet->n_races > 0);
    for (size_t i = 0; i < sheet->n_races; i++) {
        const struct sheet_race *race = &sheet->races[i];
        record_place(record, race->number_raw, race->number);
        record_words(record, race->label);
        record_words(record, race->class_name);
        record_words(record, race->length_raw);
        record_count(record, race->length_s);
        record_count(record, race->length_laps);
        record_words(record, race->status);
        record_id_or_none(record, race->race_id);
        for (size_t k = 0; k < race->n_rows; k++)
            record_row(record, &race->rows[k]);
    }
    record_findings(record, sheet->findings, sheet->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_HEAT_SHEET, read_heat_sheet, record_heat_sheet};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
