/* trackside status: what is stored, what is missing, what runs, and why. */
#include "arguments.h"
#include "commands.h"
#include "event_choice.h"

#include "trackside/event_id.h"
#include "trackside/status_view.h"

static int read_scope(struct context *context, const struct invocation *invocation,
                      struct status_scope *scope, struct error *err)
{
    int r = 0;

    if (invocation->n_arguments > 0)
        r = argument_slug(context, invocation, 0, &scope->slug, err);
    if (r == 0 && invocation->n_arguments > 1)
        r = argument_date(invocation, 1, &scope->date, err);
    if (r == 0 && !date_is_absent(scope->date))
        scope->source_event_id = event_id_of_day(scope->slug, scope->date, &context->arena);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct status_scope scope = {.slug = NULL};
    struct answer *answer = NULL;
    bool is_event = invocation->n_arguments == 1 &&
                    event_choice_is_one(context, invocation_argument(invocation, 0));
    int r = is_event ? 0 : read_scope(context, invocation, &scope, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0 && is_event)
        r = event_choice_find(context, invocation_argument(invocation, 0), &scope.source_event_id,
                              &scope.slug, &scope.date, err);
    if (r == 0)
        r = status_view_answer(&context->task, &context->arena, &scope, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

const struct command command_status = {
    .name = "status",
    .arguments = "[SLUG [DATE] | event:ID]",
    .summary =
        "Tell what is stored, missing, failed or drifting and why, what runs, and what is used up",
    .examples = "trackside status\ntrackside status canberraoffroad 2025-10-25",
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
