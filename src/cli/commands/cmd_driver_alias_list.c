/* trackside driver alias list: what the user said about transponders. */
#include "commands.h"

#include "trackside/alias_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct answer *answer = NULL;
    int r = context_open_stores(context, DB_READ, err);

    (void)invocation;
    if (r == 0)
        r = alias_view_list(&context->task, &context->arena, NULL, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

const struct command command_driver_alias_list = {
    .name = "driver alias list",
    .arguments = "",
    .summary = "List the transponders that were said to be somebody's",
    .examples = "trackside driver alias list\n"
                "trackside driver alias list --json",
    .access = ACCESS_NONE,
    .run = run,
};
