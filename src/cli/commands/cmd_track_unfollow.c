/* trackside track unfollow: no longer keep up with a track. What is stored of it stays. */
#include "arguments.h"
#include "commands.h"

#include "trackside/track_note.h"
#include "trackside/track_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct answer *answer = NULL;
    const char *slug = NULL;
    int r = argument_slug(context, invocation, 0, &slug, err);

    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = track_unfollow(&context->task, &context->arena, slug, err);
    if (r == 0)
        r = track_view_show(&context->task, &context->arena, slug, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

const struct command command_track_unfollow = {
    .name = "track unfollow",
    .arguments = "SLUG",
    .summary = "No longer keep up with a track; what is stored of it stays",
    .examples = "trackside track unfollow canberraoffroad",
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
