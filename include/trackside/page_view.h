/* How stored pages look: a list of them, and one by itself. */
#ifndef TRACKSIDE_PAGE_VIEW_H
#define TRACKSIDE_PAGE_VIEW_H

#include "trackside/answer.h"
#include "trackside/page_find.h"
#include "trackside/slice.h"

/* The pages chosen, with their times to live: {"pages": [...]}. */
int page_view_list(struct task *task, struct arena *arena, const struct page_filter *filter,
                   const struct slice *slice, struct answer **ret_answer, struct error *err);

/* What is known of a page: {"page": {..., "versions"}}, or a field a row. */
struct answer *page_view_facts(struct arena *arena, const struct found_page *found);

/* What it says, and what is odd about it: {"page", "parsed", "findings"}, or a field a row.
 * ERROR_UNKNOWN_PAGE when it cannot be read. */
int page_view_parsed(struct arena *arena, const struct found_page *found,
                     struct answer **ret_answer, struct error *err);

#endif
