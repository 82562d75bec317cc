/* How many of the pages that runs wanted needed no request, as `status` shows it. */
#include "status_section.h"

#include "trackside/health.h"

static const struct column columns[] = {
    COLUMN("runs", "Wanted by runs", COLUMN_TEXT),
    COLUMN("cache", "From the store", COLUMN_COUNT),
    COLUMN("not_modified", "Confirmed", COLUMN_COUNT),
    COLUMN("network", "Fetched", COLUMN_COUNT),
    COLUMN("failed", "Failed", COLUMN_COUNT),
    COLUMN("hit_percent", "Hits %", COLUMN_PERCENT),
};

static int add(struct task *task, const struct status_scope *scope, struct sheet *sheet,
               const char *runs, int64_t since, struct error *err)
{
    struct page_lookups lookups;
    int r = health_lookups(task->mirror_db, scope->slug, since, &lookups, err);

    if (r < 0)
        return r;
    sheet_add_text(sheet, runs);
    sheet_add_number(sheet, lookups.cache);
    sheet_add_number(sheet, lookups.not_modified);
    sheet_add_number(sheet, lookups.network);
    sheet_add_number(sheet, lookups.failed);
    sheet_add_number(sheet, health_hit_rate(&lookups));
    return 0;
}

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    const int64_t day_s = INT64_C(24) * 60 * 60;
    struct sheet *sheet = sheet_new(arena, columns, sizeof(columns) / sizeof(columns[0]));
    int r = add(task, scope, sheet, "last 24 hours", clock_utc(&task->clock) - day_s, err);

    if (r == 0)
        r = add(task, scope, sheet, "all", 0, err);
    if (r == 0)
        *ret_sheet = sheet;
    return r;
}

const struct status_section status_hits = {"hits", collect};
