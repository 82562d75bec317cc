/* Pages that could not be had the last time, as `status` shows them. */
#include "status_section.h"

#include "trackside/health.h"
#include "trackside/page_store.h"

enum {
    MOST_SHOWN = 20,
};

static const struct column columns[] = {
    COLUMN("cache_key", "Failed page", COLUMN_TEXT),
    COLUMN("kind", NULL, COLUMN_TEXT),
    COLUMN("track", NULL, COLUMN_TEXT),
    COLUMN("attempts", "Tries", COLUMN_COUNT),
    COLUMN("http_status", "Status", COLUMN_COUNT),
    COLUMN("failed_at", "At", COLUMN_TEXT),
    COLUMN("next_try_at", NULL, COLUMN_TEXT),
    COLUMN("stored", "Older stored", COLUMN_SWITCH),
    COLUMN("last_error", "Why", COLUMN_TEXT),
};

static void add(const struct task *task, struct sheet *sheet, const struct failed_page *page,
                struct arena *arena)
{
    sheet_add_text(sheet, page->cache_key);
    sheet_add_text(sheet, page->kind);
    sheet_add_text(sheet, page->track_slug);
    sheet_add_number(sheet, page->attempts);
    sheet_add_number(sheet, page->http_status);
    sheet_add_text(sheet, page->failed_at);
    sheet_add_text(sheet, page->next_try_at);
    sheet_add_number(sheet, page->is_stored);
    sheet_add_text(
        sheet, task_hinted(task, page->last_error, page_failure_hint(page->http_status), arena));
}

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(arena, columns, sizeof(columns) / sizeof(columns[0]));
    const struct failed_page *pages;
    size_t n;
    int r = health_failed_pages(task->mirror_db, scope->slug, MOST_SHOWN, arena, &pages, &n, err);

    if (r < 0 || n == 0)
        return r;
    for (size_t i = 0; i < n; i++)
        add(task, sheet, &pages[i], arena);
    *ret_sheet = sheet;
    return 0;
}

const struct status_section status_errors = {"errors", collect};
