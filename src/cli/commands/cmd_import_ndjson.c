/* trackside import ndjson: days that somebody exported, into this store. */
#include "commands.h"
#include "exit_code.h"
#include "hint.h"

#include "trackside/archive.h"
#include "trackside/handover_view.h"
#include "trackside/ingest.h"
#include "trackside/report.h"
#include "trackside/set_aside.h"
#include "trackside/track_store.h"
#include "trackside/zone_names.h"

#include <string.h>

/* The UTC columns that came along are by the zone of whoever exported them; here ours counts. */
static int apply_zone(struct context *context, const char *slug, struct error *err)
{
    struct ingest_zone zone;

    return ingest_track_zone(context->task.mirror_db, context->task.race_db, slug, &zone, err);
}

/* The zone that came along, by today's name; NULL, and told, when it is no zone of a track here. */
static const char *zone_of_day(struct context *context, const struct handover_day *day)
{
    const char *zone = NULL;
    struct error why;

    if (day->timezone != NULL && zone_choose(day->timezone, clock_utc(&context->task.clock),
                                             &context->arena, &zone, &why) < 0)
        talk_say(&context->talk, "the time zone of %s is not taken over: %s", day->track_slug,
                 why.message);
    return zone;
}

/* Name and zone as whoever exported them knew them; what the user gave is not replaced. */
static int note_track(struct context *context, const struct handover_day *day, struct error *err)
{
    struct stored_track track = {.timezone = NULL};
    struct known_track known = {.name = NULL};
    int r =
        track_store_find(context->task.mirror_db, day->track_slug, &context->arena, &track, err);

    if (r < 0 || track.timezone != NULL)
        return r < 0 ? r : 0;
    r = report_find_track(context->task.race_db, day->track_slug, &context->arena, &known, err);
    if (r < 0)
        return r;
    track = (struct stored_track){
        .slug = day->track_slug,
        .name = known.name,
        .timezone = zone_of_day(context, day),
        .added_at = clock_utc(&context->task.clock),
    };
    return track_store_put(context->task.mirror_db, &track, false, NULL, err);
}

static int note_tracks(struct context *context, const struct handover_day *days, size_t n,
                       struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < n; i++) {
        bool is_last_of_track =
            i + 1 == n || strcmp(days[i].track_slug, days[i + 1].track_slug) != 0;

        if (days[i].failure.code == 0)
            r = note_track(context, &days[i], err);
        if (r == 0 && is_last_of_track)
            r = apply_zone(context, days[i].track_slug, err);
    }
    return r;
}

/* A day that was archived stays in its archive, with what came now; one that was forgotten is
 * wanted again. */
static int follow_set_aside(struct context *context, const struct set_aside_event *day,
                            struct error *err)
{
    char date[CALENDAR_TEXT_SIZE];

    date_format(day->date, date);
    if (day->archive == NULL) {
        talk_say(&context->talk, "%s of %s was forgotten; it is taken in again", date,
                 day->track_slug);
        return set_aside_remove(context->task.mirror_db, day->source_event_id, err);
    }
    talk_say(&context->talk, "%s of %s is archived: what came of it is in %s", date,
             day->track_slug, day->archive);
    return archive_put_event(&context->task, &context->arena, day->source_event_id, day->track_slug,
                             day->date, err);
}

static int put_set_aside(struct context *context, const struct handover_day *days, size_t n,
                         struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < n; i++) {
        const struct set_aside_event *found = NULL;
        size_t n_found = 0;

        if (days[i].failure.code != 0)
            continue;
        r = set_aside_list(context->task.mirror_db, NULL, days[i].source_event_id, &context->arena,
                           &found, &n_found, err);
        if (r == 0 && n_found > 0)
            r = follow_set_aside(context, found, err);
    }
    return r;
}

static int print(struct context *context, const struct handover_day *days, size_t n,
                 struct error *err)
{
    struct run_counts counts = {.days = 0};

    for (size_t i = 0; i < n; i++) {
        counts.days += days[i].failure.code == 0;
        counts.days_failed += days[i].failure.code != 0;
        counts.rows += days[i].rows.inserted + days[i].rows.updated;
    }
    run_note_add(&context->task.run, &counts);
    return answer_print(handover_view_taken(&context->arena, days, n), &context->output, err);
}

/* Days that failed, each with its reason; when no day came in, the first reason is the command's.
 */
static int conclude(struct context *context, const struct handover_day *days, size_t n,
                    struct error *err)
{
    const struct handover_day *first = NULL;
    size_t n_failed = 0;

    for (size_t i = 0; i < n; i++) {
        if (days[i].failure.code == 0)
            continue;
        n_failed++;
        first = first == NULL ? &days[i] : first;
    }
    if (n_failed == 0)
        return 0;
    if (n_failed == n)
        return error_pass(err, &first->failure);
    for (size_t i = 0; i < n; i++)
        if (days[i].failure.code != 0)
            talk_say(&context->talk, "not taken in: %s",
                     hint_sentence(&days[i].failure, &context->arena));
    return EXIT_PARTIAL;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct handover_day *days;
    size_t n;
    int r = context_open_stores(context, DB_WRITE, err);

    if (r == 0)
        r = handover_read_directory(context->task.race_db, invocation_argument(invocation, 0),
                                    clock_utc(&context->task.clock), &context->arena, &days, &n,
                                    err);
    if (r == ERROR_NOT_FOUND)
        return error_set(err, ERROR_NOT_FOUND,
                         "%s has no manifest.json; give a directory that `trackside export ndjson` "
                         "made",
                         invocation_argument(invocation, 0));
    if (r == 0)
        r = note_tracks(context, days, n, err);
    if (r == 0)
        r = put_set_aside(context, days, n, err);
    if (r == 0)
        r = print(context, days, n, err);
    return r == 0 ? conclude(context, days, n, err) : r;
}

const struct command command_import_ndjson = {
    .name = "import ndjson",
    .arguments = "DIR",
    .summary = "Take practice days in that `export ndjson` wrote, on this machine or another",
    .examples = "trackside import ndjson handover\n"
                "trackside import ndjson handover --json",
    .notes = "Each day in a transaction of its own. A row that is here is changed only by a newer "
             "one, an empty value\nreplaces nothing, and nothing is deleted. The pages do not come "
             "along: `rebuild` leaves such days as they are.",
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .is_logged = true,
    .run = run,
};
