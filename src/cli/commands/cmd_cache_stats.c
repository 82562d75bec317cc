/* trackside cache stats: what is kept, and what it costs. */
#include "cache_choice.h"
#include "commands.h"

#include "trackside/cache_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct answer *answer = NULL;
    struct page_filter choice;
    int r = cache_choice_read(context, invocation, &choice, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = cache_view_counts(&context->task, &context->arena, &choice, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    CACHE_CHOICE_OPTIONS,
    {NULL, NULL, NULL, 0, false},
};

const struct command command_cache_stats = {
    .name = "cache stats",
    .arguments = "[--kind KIND] [--track SLUG] [--older-than DAYS] [--stale]",
    .summary = "Count the stored pages by kind, and what all of them take on disk",
    .examples = "trackside cache stats\n"
                "trackside cache stats --track canberraoffroad --older-than 365 --json",
    .options = options,
    .access = ACCESS_NONE,
    .run = run,
};
