/* trackside cache retain: times to live of stored pages, by the settings of now. */
#include "cache_choice.h"
#include "commands.h"

#include "trackside/mirror.h"

static const struct column columns[] = {
    COLUMN("pages", "Pages", COLUMN_COUNT),
    COLUMN("changed", "Changed", COLUMN_COUNT),
};

static int print(struct context *context, size_t n, int64_t n_changed, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));

    sheet_add_number(sheet, (int64_t)n);
    sheet_add_number(sheet, n_changed);
    return sheet_print(sheet, &context->output, "retained", err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct mirror_policy policy;
    struct page_filter filter;
    struct stored_page *pages;
    int64_t n_changed;
    size_t n;
    int r;

    if (!invocation_has(invocation, "reset"))
        return error_set(err, ERROR_USAGE,
                         "nothing is changed without --reset, which gives stored pages the time to "
                         "live that the settings say now");
    r = cache_choice_read(context, invocation, &filter, err);
    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = page_store_list(context->task.mirror_db, &filter, &context->arena, &pages, &n, err);
    settings_policy(context->task.settings, &context->arena, &policy);
    if (r == 0)
        r = mirror_retain(context->task.mirror_db, &policy, pages, n, &n_changed, err);
    return r == 0 ? print(context, n, n_changed, err) : r;
}

static const struct option_spec options[] = {
    {"reset", NULL, "apply the settings of now", 0, false},
    CACHE_CHOICE_OPTIONS,
    {NULL, NULL, NULL, 0, false},
};

const struct command command_cache_retain = {
    .name = "cache retain",
    .arguments = "--reset [--kind KIND] [--track SLUG] [--older-than DAYS] [--stale]",
    .summary = "Give stored pages the time to live that the settings say now",
    .examples = "trackside cache retain --reset --kind day --set cache.ttl-day=600",
    .notes = "A page keeps the time to live it was stored with; a changed setting holds for pages "
             "that come later.\nIt is counted from when the site last confirmed the page.",
    .options = options,
    .access = ACCESS_NONE,
    .run = run,
};
