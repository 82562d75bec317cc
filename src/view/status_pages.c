/* Stored pages by kind, as `status` shows them. */
#include "status_section.h"
#include "trackside/kind_counts.h"

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    struct page_filter filter = PAGE_FILTER_ALL;

    filter.track_slug = scope->slug;
    return kind_counts(task, arena, &filter, ret_sheet, err);
}

const struct status_section status_pages = {"pages", collect};
