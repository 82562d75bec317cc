/* trackside track follow: a track that `mirror --followed` keeps up with. Makes no request. */
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
        r = track_follow(&context->task, slug, err);
    if (r == 0)
        r = track_view_show(&context->task, &context->arena, slug, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

const struct command command_track_follow = {
    .name = "track follow",
    .arguments = "SLUG",
    .summary = "Keep up with a track: `mirror --followed` fetches its new pages",
    .examples = "trackside track follow canberraoffroad\n"
                "trackside mirror --followed",
    .notes = "A track that is not noted yet is noted. Nothing is asked of the site.",
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
