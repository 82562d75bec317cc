/* trackside driver alias remove: transponders are no longer said to be anybody's. */
#include "arguments.h"
#include "commands.h"

#include "trackside/alias.h"
#include "trackside/alias_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct answer *answer = NULL;
    const char *name = invocation_value(invocation, "name");
    const char *const *transponders = NULL;
    int r;

    if ((name == NULL) == (invocation->n_arguments == 0))
        return error_set(err, ERROR_USAGE, "give transponders, or a person with --name");
    r = argument_transponders(context, invocation, &transponders, err);
    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = alias_take_back(&context->task, &context->arena, transponders, name, err);
    if (r == 0)
        r = alias_view_list(&context->task, &context->arena, NULL, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"name", "NAME", "all transponders of that person", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_driver_alias_remove = {
    .name = "driver alias remove",
    .arguments = "TRANSPONDER... | --name NAME",
    .summary = "No longer say that transponders are somebody's",
    .examples = "trackside driver alias remove 6920417\n"
                "trackside driver alias remove --name \"Sean O'Brien\"",
    .notes = "Everything counts by transponder again, as if it had never been said. What is left "
             "is listed.",
    .options = options,
    .max_arguments = 1000,
    .access = ACCESS_NONE,
    .run = run,
};
