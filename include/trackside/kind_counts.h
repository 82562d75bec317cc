/* Stored pages counted kind by kind. */
#ifndef TRACKSIDE_KIND_COUNTS_H
#define TRACKSIDE_KIND_COUNTS_H

#include "trackside/sheet.h"
#include "trackside/task.h"

#include "trackside/page_store.h"

/*
 * A row for the kind that was chosen, else for all: month, day, session and directory whether or
 * not there are pages of them, others where there are, those of a later program last. In the
 * context's arena.
 */
int kind_counts(struct task *task, struct arena *arena, const struct page_filter *choice,
                struct sheet **ret_sheet, struct error *err);

#endif
