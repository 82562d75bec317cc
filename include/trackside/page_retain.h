/* Times to live of stored pages, by the settings of now. */
#ifndef TRACKSIDE_PAGE_RETAIN_H
#define TRACKSIDE_PAGE_RETAIN_H

#include "trackside/page_store.h"
#include "trackside/task.h"

struct page_retention {
    int64_t n_pages;
    int64_t n_changed;
};

/* Give the pages chosen the time to live that the settings say now. */
int page_retain(struct task *task, struct arena *arena, const struct page_filter *filter,
                struct page_retention *ret_retention, struct error *err);

#endif
