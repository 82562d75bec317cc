/* Forgetting stored pages, with their history. Rows made from them stay. */
#ifndef TRACKSIDE_PAGE_PURGE_H
#define TRACKSIDE_PAGE_PURGE_H

#include "trackside/page_store.h"
#include "trackside/task.h"

/* What goes, or would go. */
struct page_purge {
    int64_t n_pages;
    int64_t n_needed; /* of them, pages that ingested days were read from */
    bool is_done;
    int64_t freed; /* bytes of bodies, as they were stored; ABSENT while not done */
    int64_t freed_on_disk;
};

enum page_purge_extent {
    PAGE_PURGE_DRY,      /* only count them */
    PAGE_PURGE_UNNEEDED, /* ERROR_FAILED when ingested days need any of them for a rebuild */
    PAGE_PURGE_ALL,      /* also those that are needed */
};

/* Forget the pages chosen. The listener is told when the file cannot get smaller meanwhile. */
int page_purge(struct task *task, struct arena *arena, const struct page_filter *filter,
               enum page_purge_extent extent, struct page_purge *ret_purge, struct error *err);

#endif
