/* trackside cache list: the stored pages, with their time to live. */
#include "arguments.h"
#include "cache_choice.h"
#include "commands.h"

#include "trackside/page_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct answer *answer = NULL;
    struct page_filter filter;
    struct slice slice;
    int r = cache_choice_read(context, invocation, &filter, err);

    if (r == 0)
        r = argument_slice(invocation, &slice, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = page_view_list(&context->task, &context->arena, &filter, &slice, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    CACHE_CHOICE_OPTIONS,
    {"limit", "N", "at most so many", 0, false},
    {"offset", "N", "leave out the first so many", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_cache_list = {
    .name = "cache list",
    .arguments = "[--kind KIND] [--track SLUG] [--older-than DAYS] [--stale] [--limit N] "
                 "[--offset N]",
    .summary = "List the stored pages, when they came and until when they are fresh",
    .examples = "trackside cache list --track canberraoffroad --kind day\n"
                "trackside cache list --stale --json",
    .options = options,
    .access = ACCESS_NONE,
    .run = run,
};
