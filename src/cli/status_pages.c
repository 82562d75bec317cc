/* Stored pages by kind, as `status` shows them. */
#include "status_section.h"

#include "trackside/liverc.h"
#include "trackside/page_store.h"

static const struct column page_columns[] = {
    COLUMN("kind", "Pages", COLUMN_TEXT),     COLUMN("stored", "Stored", COLUMN_COUNT),
    COLUMN("fresh", "Fresh", COLUMN_COUNT),   COLUMN("stale", "Stale", COLUMN_COUNT),
    COLUMN("failed", "Failed", COLUMN_COUNT), COLUMN("bytes", "Bytes", COLUMN_COUNT),
};

static int collect(struct context *context, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet =
        sheet_new(&context->arena, page_columns, sizeof(page_columns) / sizeof(page_columns[0]));

    struct page_filter filter = PAGE_FILTER_ALL;

    filter.track_slug = scope->slug;
    for (filter.kind = 0; filter.kind < PAGE_N_KINDS; filter.kind++) {
        struct page_counts counts;
        int r = page_store_count(context->task.mirror_db, &filter, clock_utc(&context->task.clock),
                                 &counts, err);

        if (r < 0)
            return r;
        sheet_add_text(sheet, page_kind_name(filter.kind));
        sheet_add_number(sheet, counts.n_stored);
        sheet_add_number(sheet, counts.n_stored - counts.n_stale);
        sheet_add_number(sheet, counts.n_stale);
        sheet_add_number(sheet, counts.n_failed);
        sheet_add_number(sheet, counts.body_size);
    }
    *ret_sheet = sheet;
    return 0;
}

const struct status_section status_pages = {"pages", collect};
