/* trackside track unfollow: no longer keep up with a track. What is stored of it stays. */
#include "arguments.h"
#include "commands.h"
#include "track_talk.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct stored_track track;
    const char *slug;
    int r = argument_slug(context, invocation, 0, &slug, err);

    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = track_store_follow(context->task.mirror_db, slug, ABSENT, err);
    if (r >= 0)
        r = track_store_find(context->task.mirror_db, slug, &context->arena, &track, err);
    if (r == TRACK_STORE_NONE)
        return error_set(err, ERROR_NOT_FOUND,
                         "no track %s is noted; `trackside track list` lists those that are", slug);
    return r < 0 ? r : track_talk_print(context, &track, err);
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
