/* trackside forget: a day's rows, and its pages when asked. */
#include "arguments.h"
#include "commands.h"
#include "confirm.h"
#include "event_choice.h"

#include "trackside/event_id.h"
#include "trackside/forget.h"
#include "trackside/set_aside_view.h"

static const char *question(const struct forget *forget, struct arena *arena)
{
    char date[CALENDAR_TEXT_SIZE];

    return arena_format(
        arena, "Forget %s%s%s on %s: %lld sessions, %lld laps%s", forget->slug,
        forget->is_event ? " event " : "", forget->is_event ? forget->source_event_id : "",
        date_format(forget->date, date), (long long)forget->line.n_sessions,
        (long long)forget->line.n_laps,
        forget->with_pages ? ", and its pages, which the site may not have any more" : "");
}

static int read_day(struct context *context, const struct invocation *invocation,
                    struct forget *forget, struct error *err)
{
    int r = argument_slug(context, invocation, 0, &forget->slug, err);

    if (r == 0 && invocation->n_arguments < 2)
        return error_set(err, ERROR_USAGE, "give SLUG DATE, or event:ID");
    if (r == 0)
        r = argument_date(invocation, 1, &forget->date, err);
    if (r == 0)
        forget->source_event_id = event_id_of_day(forget->slug, forget->date, &context->arena);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *typed = invocation_argument(invocation, 0);
    bool is_dry = invocation_has(invocation, "dry-run");
    struct forget forget = {.with_pages = invocation_has(invocation, "pages"),
                            .is_event = event_choice_is_one(context, typed)};
    struct arena *arena = &context->arena;
    int r = forget.is_event ? 0 : read_day(context, invocation, &forget, err);

    if (r == 0)
        r = context_open_stores(context, is_dry ? DB_READ : DB_WRITE, err);
    if (r == 0 && forget.is_event)
        r = event_choice_find(context, typed, &forget.source_event_id, &forget.slug, &forget.date,
                              err);
    if (r == 0)
        r = forget_find(&context->task, arena, &forget, err);
    if (r == 0 && !is_dry)
        r = confirm(context, invocation, question(&forget, arena), err);
    if (r == 0 && !is_dry)
        r = forget_day(&context->task, arena, &forget, err);
    return r == 0 ? answer_print(set_aside_view_answer(arena, "forgotten", &forget.line, 1, is_dry),
                                 &context->output, err)
                  : r;
}

static const struct option_spec options[] = {
    {"pages", NULL, "its pages too: then it is gone for good", 0, false},
    {"dry-run", NULL, "show what would go, and take nothing", 0, false},
    {"yes", NULL, "do not ask", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_forget = {
    .name = "forget",
    .arguments = "(SLUG DATE | event:ID) [--pages] [--yes | --dry-run]",
    .summary = "Take a practice day off the store, and its pages when asked to",
    .examples = "trackside forget canberraoffroad 2019-06-01 --dry-run\n"
                "trackside forget canberraoffroad 2019-06-01 --pages",
    .notes = "Asks on a terminal; elsewhere it needs --yes. `rebuild` does not bring the day back, "
             "and a range\npasses over it; `trackside ingest SLUG DATE` takes it in again. A "
             "central database keeps what was\nexported.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 2,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .run = run,
};
