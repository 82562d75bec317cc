/* trackside driver list: who drove practice. */
#include "arguments.h"
#include "commands.h"
#include "driver_choice.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct answer *answer = NULL;
    struct driver_filter filter;
    struct slice slice;
    int r = driver_choice_read(context, invocation, &filter, err);

    if (r == 0)
        r = argument_slice(invocation, &slice, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = driver_view_list(&context->task, &context->arena, &filter, &slice, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"track", "SLUG", "only at that track", 0, false},
    {"limit", "N", "at most so many", 0, false},
    {"offset", "N", "without the first so many", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_driver_list = {
    .name = "driver list",
    .arguments = "[TEXT] [--track SLUG] [--limit N] [--offset N]",
    .summary = "List who drove practice: one line a transponder, or a person by `driver alias`",
    .examples = "trackside driver list\n"
                "trackside driver list obrien --track canberraoffroad --json",
    .notes = "TEXT is a transponder or in a name: \"O'Brien, Sean\" and \"sean obrien\" are one.",
    .options = options,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
