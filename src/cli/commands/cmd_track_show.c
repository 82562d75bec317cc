/* trackside track show: one track. */
#include "arguments.h"
#include "commands.h"
#include "track_talk.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct stored_track track;
    const char *slug;
    int r = argument_slug(context, invocation, 0, &slug, err);

    if (r < 0)
        return r;
    r = track_store_find(context->task.mirror_db, slug, &context->arena, &track, err);
    if (r == TRACK_STORE_NONE)
        return error_set(err, ERROR_NOT_FOUND,
                         "no track %s is noted; `trackside track add %s` notes it", slug, slug);
    return r < 0 ? r : track_talk_print(context, &track, err);
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
