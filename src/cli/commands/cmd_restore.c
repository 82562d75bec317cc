/* trackside restore: archived days, back into the store. */
#include "arguments.h"
#include "commands.h"
#include "event_choice.h"

#include "trackside/archive.h"
#include "trackside/event_id.h"
#include "trackside/event_report.h"
#include "trackside/ingest.h"
#include "trackside/report.h"
#include "trackside/set_aside.h"
#include "trackside/set_aside_view.h"

static int restore_day(struct context *context, const struct set_aside_event *day,
                       struct set_aside_line *line, struct error *err)
{
    struct event_filter filter = {.source_event_id = day->source_event_id, .with_days = true};
    const struct event_summary *events = NULL;
    size_t n = 0;
    int r = archive_take_event(&context->task, &context->arena, day, err);

    if (r == 0)
        r = report_events(context->task.race_db, &filter, &context->arena, &events, &n, err);
    *line = (struct set_aside_line){.source_event_id = day->source_event_id,
                                    .slug = day->track_slug,
                                    .date = day->date,
                                    .archive = day->archive,
                                    .n_sessions = n > 0 ? events[0].n_races : ABSENT,
                                    .n_laps = n > 0 ? events[0].n_laps : ABSENT,
                                    .n_pages = ABSENT};
    return r;
}

/* Should the zone or an alias have been given since, the rows follow it. */
static int restore_days(struct context *context, const char *slug,
                        const struct set_aside_event *days, size_t n, struct set_aside_line *lines,
                        size_t *ret_n, struct error *err)
{
    struct ingest_zone zone;
    int r = 0;

    for (size_t i = 0; r == 0 && i < n; i++)
        if (days[i].archive != NULL)
            r = restore_day(context, &days[i], &lines[(*ret_n)++], err);
    if (r == 0)
        r = ingest_track_zone(context->task.mirror_db, context->task.race_db, slug, &zone, err);
    return r == 0 ? ingest_driver_links(context->task.mirror_db, context->task.race_db, err) : r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const struct set_aside_event *days = NULL;
    struct set_aside_line *lines;
    struct date date = {.year = 0};
    const char *slug = NULL, *event_id = NULL;
    bool is_event = event_choice_is_one(context, invocation_argument(invocation, 0));
    size_t n = 0, n_restored = 0;
    int r = is_event ? 0 : argument_slug(context, invocation, 0, &slug, err);

    if (r == 0 && invocation->n_arguments > 1)
        r = argument_date(invocation, 1, &date, err);
    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0 && is_event)
        r = event_choice_find(context, invocation_argument(invocation, 0), &event_id, &slug, &date,
                              err);
    else if (r == 0 && !date_is_absent(date))
        event_id = event_id_of_day(slug, date, &context->arena);
    if (r == 0)
        r = set_aside_list(context->task.mirror_db, slug, event_id, &context->arena, &days, &n,
                           err);
    if (r < 0)
        return r;
    lines = arena_new_array(&context->arena, n + 1, struct set_aside_line);
    r = restore_days(context, slug, days, n, lines, &n_restored, err);
    if (r == 0 && n_restored == 0)
        return error_set(err, ERROR_NOT_FOUND,
                         "no such day of %s is archived; `trackside days %s --archived` lists "
                         "those that are",
                         slug, slug);
    return r == 0 ? answer_print(set_aside_view_answer(&context->arena, "restored", lines,
                                                       n_restored, false),
                                 &context->output, err)
                  : r;
}

const struct command command_restore = {
    .name = "restore",
    .arguments = "SLUG [DATE] | event:ID",
    .summary = "Bring archived practice days back into the store",
    .examples = "trackside restore canberraoffroad 2019-06-01\n"
                "trackside restore canberraoffroad",
    .notes = "All archived days of the track, or one. An archive that is empty then is removed.",
    .min_arguments = 1,
    .max_arguments = 2,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .run = run,
};
