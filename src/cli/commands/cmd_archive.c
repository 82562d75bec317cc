/* trackside archive: stored days out of the way, into a file of their year. */
#include "arguments.h"
#include "commands.h"
#include "event_choice.h"

#include "trackside/archive.h"
#include "trackside/event_report.h"
#include "trackside/report.h"
#include "trackside/set_aside_view.h"

static int find_days(struct context *context, const char *slug, struct date before,
                     struct set_aside_line **ret_lines, size_t *ret_n, struct error *err)
{
    struct day_filter filter = DAY_FILTER_ALL;
    const struct day_summary *days;
    struct set_aside_line *lines;
    size_t n = 0;
    int r;

    filter.slug = slug;
    filter.to = date_add_days(before, -1);
    r = report_days(context->task.race_db, &filter, &context->arena, &days, &n, err);
    if (r < 0)
        return r;
    lines = arena_new_array(&context->arena, n + 1, struct set_aside_line);
    for (size_t i = 0; i < n; i++) {
        lines[i] = (struct set_aside_line){.source_event_id = days[i].source_event_id,
                                           .slug = slug,
                                           .n_sessions = days[i].n_sessions,
                                           .n_laps = days[i].n_laps,
                                           .n_pages = ABSENT};
        date_read(bytes_from_text(days[i].date), &lines[i].date);
        lines[i].archive = archive_file(&context->arena, lines[i].date.year);
    }
    *ret_lines = lines;
    *ret_n = n;
    return 0;
}

static int read_question(struct context *context, const struct invocation *invocation,
                         const char **ret_slug, struct date *ret_before, struct error *err)
{
    int r = argument_slug(context, invocation, 0, ret_slug, err);

    if (r == 0)
        r = argument_date_option(invocation, "before", ret_before, err);
    if (r == 0 && date_is_absent(*ret_before))
        return error_set(err, ERROR_USAGE, "archive needs --before DATE: which days are old?");
    return r;
}

/* One race event. */
static int find_event(struct context *context, const char *typed, const char **ret_slug,
                      struct set_aside_line **ret_lines, size_t *ret_n, struct error *err)
{
    struct event_filter filter = {.slug = NULL};
    const struct event_summary *events = NULL;
    struct set_aside_line *line = arena_new(&context->arena, struct set_aside_line);
    size_t n = 0;
    int r = event_choice_find(context, typed, &filter.source_event_id, ret_slug, &line->date, err);

    if (r == 0)
        r = report_events(context->task.race_db, &filter, &context->arena, &events, &n, err);
    if (r < 0)
        return r;
    line->source_event_id = filter.source_event_id;
    line->slug = *ret_slug;
    line->n_sessions = n > 0 ? events[0].n_races : 0;
    line->n_laps = n > 0 ? events[0].n_laps : 0;
    line->n_pages = ABSENT;
    line->archive = archive_file(&context->arena, line->date.year);
    *ret_lines = line;
    *ret_n = n;
    return 0;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *typed = invocation_argument(invocation, 0);
    bool is_event = event_choice_is_one(context, typed);
    bool is_dry = invocation_has(invocation, "dry-run");
    struct set_aside_line *lines = NULL;
    struct date before = {.year = 0};
    const char *slug = NULL;
    size_t n = 0;
    int r = is_event ? 0 : read_question(context, invocation, &slug, &before, err);

    if (r == 0)
        r = context_open_stores(context, is_dry ? DB_READ : DB_WRITE, err);
    if (r == 0)
        r = is_event ? find_event(context, typed, &slug, &lines, &n, err)
                     : find_days(context, slug, before, &lines, &n, err);
    if (r == 0 && n == 0 && is_event)
        return error_set(err, ERROR_NOT_FOUND, "%s is not in the store", typed);
    if (r == 0 && n == 0)
        return error_set(err, ERROR_NOT_FOUND,
                         "no stored practice day of %s is that old; `trackside days %s` lists them",
                         slug, slug);
    for (size_t i = 0; r == 0 && !is_dry && i < n; i++)
        r = archive_put_event(&context->task, &context->arena, lines[i].source_event_id, slug,
                              lines[i].date, err);
    return r == 0
               ? answer_print(set_aside_view_answer(&context->arena, "archived", lines, n, is_dry),
                              &context->output, err)
               : r;
}

static const struct option_spec options[] = {
    {"before", "DATE", "days before this one", 0, false},
    {"dry-run", NULL, "show which days would go, and move none", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_archive = {
    .name = "archive",
    .arguments = "(SLUG --before DATE | event:ID) [--dry-run]",
    .summary = "Move old practice days out of the store into files of their years",
    .examples = "trackside archive canberraoffroad --before 2020-01-01 --dry-run\n"
                "trackside archive canberraoffroad --before 2020-01-01",
    .notes = "The rows go into archive-YYYY.db beside race.db. `days`, `sessions`, `show`, "
             "`leaderboard` and\n`search` ask there with --archived, `trackside restore` brings "
             "days back, `rebuild` does not. Their\npages stay in mirror.db.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .run = run,
};
