/*
 * Entry lists.
 */
#include "oracle.h"
#include "page.h"
#include "record_event.h"
#include "target.h"

static int read_entry_list(struct bytes page, struct arena *arena, const void **ret_content,
                           struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_ENTRY_LIST, arena, &reading, err);
    if (r == 0)
        *ret_content = reading.entry_list;
    return r;
}

static void record_class(struct record *record, const struct entry_class *class)
{
    record_id_or_none(record, class->class_id);
    record_name(record, class->class_name);
    record_count(record, class->n_printed);
    for (size_t i = 0; i < class->n_rows; i++) {
        record_count(record, class->rows[i].number);
        record_name(record, class->rows[i].name);
        record_words(record, class->rows[i].sort_name);
        record_words(record, class->rows[i].transponder);
    }
}

static void record_entry_list(const void *content, struct record *record)
{
    const struct entry_list *list = content;
    size_t n_rows = 0;
    record_heading(record, &list->heading);
    MUST(list->n_classes > 0);
    for (size_t i = 0; i < list->n_classes; i++) {
        record_class(record, &list->classes[i]);
        n_rows += list->classes[i].n_rows;
    }
    record_at_most(record, n_rows, "<t"); /* rows of a table within a cell are their own */
    record_findings(record, list->findings, list->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_ENTRY_LIST, read_entry_list, record_entry_list};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
