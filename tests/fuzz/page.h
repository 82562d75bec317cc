/*
 * What holds for the reader of every kind of page.
 */
#ifndef TRACKSIDE_TESTS_FUZZ_PAGE_H
#define TRACKSIDE_TESTS_FUZZ_PAGE_H

#include "trackside/page_kind.h"

#include "record.h"

struct page_reader {
    enum page_kind kind;
    /* *ret_content is of the reader's own type, and untouched on failure. */
    int (*read)(struct bytes page, struct arena *arena, const void **ret_content,
                struct error *err);
    void (*record)(const void *content, struct record *record);
};

void page_check(const struct page_reader *reader, struct bytes page);

#endif
