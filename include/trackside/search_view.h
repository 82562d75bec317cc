/* How it looks what a search found. */
#ifndef TRACKSIDE_SEARCH_VIEW_H
#define TRACKSIDE_SEARCH_VIEW_H

#include "trackside/answer.h"
#include "trackside/report.h"
#include "trackside/slice.h"
#include "trackside/task.h"

/*
 * What fits in the store, or in every archive, the latest year first. ERROR_NOT_FOUND, with the
 * name most like the text, when nothing does.
 */
int search_view_list(struct task *task, struct arena *arena, const struct search_filter *filter,
                     const struct slice *slice, bool is_archived, struct answer **ret_answer,
                     struct error *err);

#endif
