/* trackside track sync: the site's directory of tracks, with one request. */
#include "commands.h"
#include "exit_code.h"
#include "findings_view.h"
#include "request_talk.h"

#include "trackside/track_view.h"

static void say_findings(struct context *context, const struct ingest_directory *directory)
{
    struct ingest_oddity oddities[FINDING_N_KINDS] = {{.n = 0}};

    for (size_t i = 0; i < directory->n_findings; i++)
        findings_view_note(oddities, &directory->findings[i], directory->url, directory->cache_key);
    if (findings_view_tell(context, oddities))
        talk_say(&context->talk, "`trackside cache show %s --parse` lists all that was odd",
                 directory->cache_key);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct track_synced synced = {0};
    int r = context_open_stores(context, DB_WRITE, err);

    (void)invocation;
    if (r == 0)
        r = track_sync(&context->task, &context->arena, &synced, err);
    if (r == 0)
        r = answer_print(track_view_synced(&context->arena, &synced), &context->output, err);
    if (r < 0)
        return r;
    request_talk_say_stale(context, &synced.requests);
    say_findings(context, &synced.directory);
    return request_talk_exit_code(&synced.requests);
}

const struct command command_track_sync = {
    .name = "track sync",
    .arguments = "",
    .summary = "Read the site's directory of tracks, all of them with one request",
    .examples = "trackside track sync\n"
                "trackside track list --search raceway",
    .notes = "The directory is asked for again after cache.ttl-directory. Tracks it no longer "
             "lists are kept.",
    .access = ACCESS_NONE, /* opens the stores itself */
    .run = run,
};
