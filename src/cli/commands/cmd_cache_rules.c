/* trackside cache rules: how long which page may be used, and how politely it is asked for. */
#include "commands.h"

#include "trackside/cache_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    (void)invocation;
    return answer_print(cache_view_rules(&context->task, &context->arena), &context->output, err);
}

const struct command command_cache_rules = {
    .name = "cache rules",
    .arguments = "",
    .summary = "Show how long each kind of page is fresh, and the settings behind it",
    .examples = "trackside cache rules\n"
                "trackside cache rules --set cache.ttl-day=600",
    .notes = "A page is settled when it was fetched more than cache.settled-after-hours after the "
             "end of its day.\nA time to live says when a page may be asked for again; which "
             "session pages an ingest asks for is\ndecided by the day's list. It is kept with the "
             "page: `cache retain --reset` applies other settings\nto pages that are stored.",
    .access = ACCESS_NONE,
    .run = run,
};
