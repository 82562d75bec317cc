/* trackside restore: archived days, back into the store. */
#include "arguments.h"
#include "commands.h"
#include "event_choice.h"

#include "trackside/archive_days.h"
#include "trackside/event_id.h"
#include "trackside/set_aside_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct set_aside_line *lines = NULL;
    struct date date = {.year = 0};
    const char *slug = NULL, *event_id = NULL;
    bool is_event = event_choice_is_one(context, invocation_argument(invocation, 0));
    size_t n = 0;
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
        r = restore_events(&context->task, &context->arena, slug, event_id, &lines, &n, err);
    return r == 0
               ? answer_print(set_aside_view_answer(&context->arena, "restored", lines, n, false),
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
