/* trackside track show: one track. */
#include "arguments.h"
#include "commands.h"

#include "trackside/track_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct answer *answer = NULL;
    const char *slug = NULL;
    int r = argument_slug(context, invocation, 0, &slug, err);

    if (r == 0)
        r = track_view_show(&context->task, &context->arena, slug, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

const struct command command_track_show = {
    .name = "track show",
    .arguments = "SLUG",
    .summary = "Show one track and what is stored of it",
    .examples = "trackside track show canberraoffroad",
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_READ,
    .run = run,
};
