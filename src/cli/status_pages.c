/* Stored pages by kind, as `status` shows them. */
#include "kind_counts.h"
#include "status_section.h"

static int collect(struct context *context, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    struct page_filter filter = PAGE_FILTER_ALL;

    filter.track_slug = scope->slug;
    return kind_counts(context, &filter, ret_sheet, err);
}

const struct status_section status_pages = {"pages", collect};
