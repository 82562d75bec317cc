/* trackside mirror: pages of a range, of one track or of all that are followed. */
#include "arguments.h"
#include "commands.h"
#include "exit_code.h"
#include "hint.h"
#include "mirroring_view.h"
#include "request_talk.h"

#include "trackside/cleanup.h"
#include "trackside/track_store.h"

#include <string.h>

/* ---- which tracks ---- */

static void choose(struct context *context, struct mirror_days *mirroring, const char *slug)
{
    mirroring->tracks = arena_grow(&context->arena, mirroring->tracks, mirroring->n_tracks,
                                   sizeof(*mirroring->tracks));
    mirroring->tracks[mirroring->n_tracks++] = (struct mirrored_track){.slug = slug};
}

static int choose_followed(struct context *context, struct mirror_days *mirroring,
                           struct error *err)
{
    const struct stored_track *tracks;
    size_t n;
    int r = track_store_list(context->task.mirror_db, &context->arena, &tracks, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        if (tracks[i].is_followed)
            choose(context, mirroring, tracks[i].slug);
    if (r == 0 && mirroring->n_tracks == 0)
        return error_set(err, ERROR_NOT_FOUND,
                         "no track is followed yet; `trackside track follow SLUG` follows one");
    return r;
}

static int read_question(struct context *context, const struct invocation *invocation,
                         const char **ret_slug, struct mirror_days *mirroring, struct error *err)
{
    bool is_followed = invocation_has(invocation, "followed");

    if (is_followed == (invocation->n_arguments > 0))
        return error_set(err, ERROR_USAGE,
                         "give a track's SLUG, or --followed for all that are followed%s",
                         is_followed ? ", not both" : "");
    if (context->task.offline)
        return error_set(err, ERROR_USAGE,
                         "mirror asks the site and --offline forbids it; leave one of them out");
    if (!is_followed) {
        int r = argument_slug(context, invocation, 0, ret_slug, err);

        if (r < 0)
            return r;
    }
    return argument_range(invocation, &mirroring->from, &mirroring->to, err);
}

/* ---- what became of it ---- */

static void say_failures(struct context *context, const struct mirror_days *mirroring)
{
    struct talk *talk = &context->talk;
    struct arena *arena = &context->arena;

    for (size_t i = 0; i < mirroring->n_tracks; i++) {
        const struct mirrored_track *track = &mirroring->tracks[i];

        if (track->status == MIRRORING_FAILED)
            talk_say(talk, "%s failed: %s", track->slug, hint_sentence(&track->failure, arena));
        else if (track->status == MIRRORING_PARTIAL)
            talk_say(talk, "%s: %lld days or months are not complete; the first: %s", track->slug,
                     (long long)track->n_incomplete, hint_sentence(&track->failure, arena));
        if (track->stopped.code != 0 && strcmp(track->stopped.message, track->failure.message) != 0)
            talk_say(talk, "%s: stopped early: %s", track->slug,
                     hint_sentence(&track->stopped, arena));
    }
}

/* When no track could be had at all, the reason of the first is the command's own. */
static int conclude(struct context *context, const struct mirror_days *mirroring, struct error *err)
{
    const struct mirror_requests *requests = mirror_requests(mirroring->mirror);
    size_t n_failed = 0, n_partial = 0;

    for (size_t i = 0; i < mirroring->n_tracks; i++) {
        n_failed += mirroring->tracks[i].status == MIRRORING_FAILED;
        n_partial += mirroring->tracks[i].status == MIRRORING_PARTIAL;
    }
    if (n_failed == mirroring->n_tracks)
        return error_pass(err, &mirroring->tracks[0].failure);
    say_failures(context, mirroring);
    request_talk_say_stale(context, requests);
    if (n_failed + n_partial > 0)
        return EXIT_PARTIAL;
    return request_talk_exit_code(requests);
}

/* What a person may not expect: a range cut to today, or nothing in it. */
static void say_range(void *listener, const struct mirrored_track *track)
{
    struct context *context = listener;
    const struct day_walk *walk = &track->walk;
    char from[CALENDAR_TEXT_SIZE], to[CALENDAR_TEXT_SIZE];

    date_format(walk->from, from);
    date_format(walk->to, to);
    if (walk->is_cut)
        talk_say(&context->talk, "--to is in the future; asked is until today, %s", to);
    if (walk->n_days == 0 && walk->n_gaps == 0)
        talk_say(&context->talk, "%s lists no practice from %s to %s", track->slug, from, to);
}

static int mirror_tracks(struct context *context, struct mirror_days *mirroring, struct error *err)
{
    int r;

    if (context->output.form == OUTPUT_NDJSON)
        mirroring->day_ended = mirroring_view_print_day;
    mirroring->range_known = say_range;
    mirroring->listener = context;
    r = mirror_days_run(mirroring, err);
    if (r == 0)
        r = mirroring_view_print(context, mirroring, err);
    return r < 0 ? r : conclude(context, mirroring, err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct mirror_options options = task_mirror_options(&context->task, &context->arena);
    struct mirror_days mirroring = {.task = &context->task, .arena = &context->arena};
    const char *slug = NULL;
    int r = read_question(context, invocation, &slug, &mirroring, err);

    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0 && slug != NULL)
        choose(context, &mirroring, slug);
    else if (r == 0)
        r = choose_followed(context, &mirroring, err);
    if (r == 0)
        r = mirror_open(context->task.mirror_db, &options, &mirror, err);
    mirroring.mirror = mirror;
    return r < 0 ? r : mirror_tracks(context, &mirroring, err);
}

static const struct option_spec options[] = {
    {"from", "DATE", "the first day; default: 7 days before the last", 0, false},
    {"to", "DATE", "the last day; default: today", 0, false},
    {"followed", NULL, "all tracks that are followed, instead of one", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_mirror = {
    .name = "mirror",
    .arguments = "SLUG | --followed [--from DATE] [--to DATE]",
    .summary = "Fetch the pages of practice days and keep them; nothing is ingested",
    .examples = "trackside mirror canberraoffroad --from 2025-10-01\n"
                "trackside mirror --followed -q",
    .notes =
        "For a scheduled job, or before a trip. Month pages tell the days, the newest come "
        "first; pages that\nare stored and in their time cost no request, so that a run that a "
        "rate or a lost network stopped\ngoes on where it was. A day or a track that fails stops "
        "no other: exit 3 names it.",
    .options = options,
    .min_arguments = 0,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .is_logged = true,
    .run = run,
};
