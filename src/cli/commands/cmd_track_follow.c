/* trackside track follow: a track that `mirror --followed` keeps up with. Makes no request. */
#include "arguments.h"
#include "commands.h"
#include "track_talk.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    int64_t now = clock_utc(&context->task.clock);
    struct stored_track track = {.added_at = now};
    int r = argument_slug(context, invocation, 0, &track.slug, err);

    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = track_store_put(context->task.mirror_db, &track, false, NULL, err);
    if (r == 0)
        r = track_store_follow(context->task.mirror_db, track.slug, now, err);
    if (r >= 0)
        r = track_store_find(context->task.mirror_db, track.slug, &context->arena, &track, err);
    return r < 0 ? r : track_talk_print(context, &track, err);
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
