/* trackside track add: note a track, its name and its zone. Makes no request. */
#include "arguments.h"
#include "commands.h"
#include "track_talk.h"

#include "trackside/track_note.h"
#include "trackside/track_view.h"
#include "trackside/zone_names.h"

#include <string.h>

/* An old name is noted by today's, which every release of the zone data has. */
static int choose_zone(struct context *context, const char **zone, struct error *err)
{
    const char *word = *zone;
    int r;

    if (word == NULL)
        return 0;
    r = zone_choose(word, clock_utc(&context->task.clock), &context->arena, zone, err);
    if (r == 0 && strcmp(word, *zone) != 0)
        talk_say(&context->talk, "%s is an old name of %s, which is noted", word, *zone);
    return r;
}

static int check_name(const char *name, struct error *err)
{
    if (name == NULL || name[0] != '\0')
        return 0;
    return error_set(err, ERROR_USAGE, "--name is empty; leave it out, or give the track's name");
}

static int say_zone(struct context *context, const char *slug, const struct ingest_zone *zone,
                    struct error *err)
{
    if (zone->sessions.updated > 0)
        talk_say(&context->talk, "%lld stored sessions have their time in UTC by that zone now",
                 (long long)zone->sessions.updated);
    track_talk_doubtful(context, zone->n_ambiguous, zone->n_impossible);
    return track_talk_zone(context, slug, err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct stored_track track = {
        .name = invocation_value(invocation, "name"),
        .timezone = invocation_value(invocation, "timezone"),
    };
    struct answer *answer = NULL;
    struct ingest_zone zone;
    int r = argument_slug(context, invocation, 0, &track.slug, err);

    if (r == 0)
        r = check_name(track.name, err);
    if (r == 0)
        r = choose_zone(context, &track.timezone, err);
    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = track_note(&context->task, &track, &zone, err);
    if (r == 0)
        r = say_zone(context, track.slug, &zone, err);
    if (r == 0)
        r = track_view_show(&context->task, &context->arena, track.slug, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"name", "NAME", "the track's name, instead of the one its pages print", 0, false},
    {"timezone", "AREA/CITY", "the track's IANA time zone", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_track_add = {
    .name = "track add",
    .arguments = "SLUG [--name NAME] [--timezone AREA/CITY]",
    .summary = "Note a track, or change its name or zone; asks nothing of the site",
    .examples = "trackside track add canberraoffroad --timezone Australia/Sydney\n"
                "trackside track add https://canberraoffroad.liverc.com/practice/",
    .notes = "Setting the zone later fills the UTC columns of what is stored. A zone is a place: "
             "an abbreviation (EST) or\nan offset does not tell when clocks are changed. Of an old "
             "name (US/Eastern) today's is noted.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .run = run,
};
