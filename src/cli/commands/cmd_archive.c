/* trackside archive: stored days out of the way, into a file of their year. */
#include "arguments.h"
#include "commands.h"
#include "event_choice.h"

#include "trackside/archive_days.h"
#include "trackside/set_aside_view.h"

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
static int put_event(struct context *context, const char *typed, bool is_dry,
                     struct set_aside_line **ret_line, struct error *err)
{
    const char *id, *slug;
    struct date date;
    int r = event_choice_find(context, typed, &id, &slug, &date, err);

    return r == 0
               ? archive_one(&context->task, &context->arena, id, slug, date, is_dry, ret_line, err)
               : r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *typed = invocation_argument(invocation, 0);
    bool is_event = event_choice_is_one(context, typed);
    bool is_dry = invocation_has(invocation, "dry-run");
    struct set_aside_line *lines = NULL;
    struct date before = {.year = 0};
    const char *slug = NULL;
    size_t n = 1;
    int r = is_event ? 0 : read_question(context, invocation, &slug, &before, err);

    if (r == 0)
        r = context_open_stores(context, is_dry ? DB_READ : DB_WRITE, err);
    if (r == 0)
        r = is_event ? put_event(context, typed, is_dry, &lines, err)
                     : archive_days(&context->task, &context->arena, slug, before, is_dry, &lines,
                                    &n, err);
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
