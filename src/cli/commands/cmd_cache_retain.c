/* trackside cache retain: times to live of stored pages, by the settings of now. */
#include "cache_choice.h"
#include "commands.h"

#include "trackside/cache_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct page_retention retention;
    struct page_filter filter;
    int r;

    if (!invocation_has(invocation, "reset"))
        return error_set(err, ERROR_USAGE,
                         "nothing is changed without --reset, which gives stored pages the time to "
                         "live that the settings say now");
    r = cache_choice_read(context, invocation, &filter, err);
    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = page_retain(&context->task, &context->arena, &filter, &retention, err);
    return r == 0 ? answer_print(cache_view_retained(&context->arena, &retention), &context->output,
                                 err)
                  : r;
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
