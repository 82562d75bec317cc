/* trackside cache purge: forget stored pages. Rows of the race store stay. */
#include "cache_choice.h"
#include "commands.h"

#include "trackside/cache_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    bool is_dry = invocation_has(invocation, "dry-run");
    enum page_purge_extent extent = is_dry                              ? PAGE_PURGE_DRY
                                    : invocation_has(invocation, "yes") ? PAGE_PURGE_ALL
                                                                        : PAGE_PURGE_UNNEEDED;
    struct page_purge purge;
    struct page_filter filter;
    int r = cache_choice_read(context, invocation, &filter, err);

    if (r == 0 && !cache_choice_is_narrow(&filter))
        return error_set(err, ERROR_USAGE,
                         "say which pages: --kind, --track, --older-than or --stale; "
                         "`--older-than 0` means all");
    if (r == 0)
        r = context_open_stores(context, is_dry ? DB_READ : DB_WRITE, err);
    if (r == 0)
        r = page_purge(&context->task, &context->arena, &filter, extent, &purge, err);
    return r == 0 ? answer_print(cache_view_purged(&context->arena, &purge), &context->output, err)
                  : r;
}

static const struct option_spec options[] = {
    CACHE_CHOICE_OPTIONS,
    {"dry-run", NULL, "say what would go, and leave it", 0, false},
    {"yes", NULL, "also pages that ingested days need for a rebuild", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_cache_purge = {
    .name = "cache purge",
    .arguments = "[--kind KIND] [--track SLUG] [--older-than DAYS] [--stale] [--dry-run] [--yes]",
    .summary = "Forget stored pages, with their history; ingested rows stay",
    .examples = "trackside cache purge --kind month --older-than 365 --dry-run\n"
                "trackside cache purge --track canberraoffroad --older-than 1000 --yes",
    .notes = "Pages that ingested days were read from are kept unless --yes is given: without them "
             "`rebuild` leaves\nthose days as they are. What the user typed, the log of requests "
             "and every ingested row stay.",
    .options = options,
    .access = ACCESS_NONE,
    .run = run,
};
