/* trackside mirror: pages of a range, of one track or of all that are followed. */
#include "arguments.h"
#include "commands.h"
#include "exit_code.h"
#include "hint.h"
#include "request_talk.h"

#include "trackside/cleanup.h"
#include "trackside/mirroring_view.h"

#include <string.h>

static int read_question(struct context *context, const struct invocation *invocation,
                         const char **ret_slug, struct mirror_days *mirroring, struct error *err)
{
    bool is_followed = invocation_has(invocation, "followed");
    int r = 0;

    if (is_followed == (invocation->n_arguments > 0))
        return error_set(err, ERROR_USAGE,
                         "give a track's SLUG, or --followed for all that are followed%s",
                         is_followed ? ", not both" : "");
    if (context->task.offline)
        return error_set(err, ERROR_USAGE,
                         "mirror asks the site and --offline forbids it; leave one of them out");
    if (!is_followed)
        r = argument_slug(context, invocation, 0, ret_slug, err);
    return r == 0 ? argument_range(invocation, &mirroring->from, &mirroring->to, err) : r;
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
static void say_range(struct context *context, const struct mirrored_track *track)
{
    const struct day_walk *walk = &track->walk;
    char from[CALENDAR_TEXT_SIZE], to[CALENDAR_TEXT_SIZE];

    date_format(walk->from, from);
    date_format(walk->to, to);
    if (walk->is_cut)
        talk_say(&context->talk, "--to is in the future; asked is until today, %s", to);
    if (walk->n_days == 0 && walk->n_gaps == 0)
        talk_say(&context->talk, "%s lists no practice from %s to %s", track->slug, from, to);
}

/* ---- the run ---- */

/* Who is told meanwhile: of ranges, and with --ndjson of days. */
struct printing {
    struct context *context;
    const struct mirror_days *mirroring;
};

static void range_known(void *listener, const struct mirrored_track *track)
{
    const struct printing *printing = listener;

    say_range(printing->context, track);
}

static int print_day(void *listener, const struct mirrored_day *day, struct error *err)
{
    const struct printing *printing = listener;

    return answer_print(mirroring_view_day(printing->mirroring, day), &printing->context->output,
                        err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct mirror_days mirroring = {.task = &context->task, .arena = &context->arena};
    struct printing printing = {.context = context, .mirroring = &mirroring};
    bool is_told = context->output.form == OUTPUT_NDJSON;
    const char *slug = NULL;
    int r = read_question(context, invocation, &slug, &mirroring, err);

    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = mirror_days_choose(&mirroring, slug, err);
    if (r == 0)
        r = task_open_mirror(&context->task, &context->arena, &mirror, err);
    mirroring.mirror = mirror;
    mirroring.range_known = range_known;
    mirroring.day_ended = is_told ? print_day : NULL;
    mirroring.listener = &printing;
    if (r == 0)
        r = mirror_days_run(&mirroring, err);
    if (r == 0)
        r = answer_print(is_told ? mirroring_view_summary(&mirroring)
                                 : mirroring_view_answer(&mirroring),
                         &context->output, err);
    return r < 0 ? r : conclude(context, &mirroring, err);
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
