/* trackside entries: who is entered in a race event. */
#include "commands.h"
#include "event_choice.h"

#include "trackside/race_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *event_id = NULL;
    struct answer *answer = NULL;
    size_t n = 0;
    int r = event_choice_open(context, invocation, &event_id, err);

    if (r == 0)
        r = race_view_entries(&context->task, &context->arena, event_id,
                              invocation_value(invocation, "class"), &answer, &n, err);
    if (r == 0 && n == 0)
        return error_set(err, ERROR_NOT_FOUND, "no stored entry of that event fits");
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"class", "TEXT", "only classes whose name has this in it", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_entries = {
    .name = "entries",
    .arguments = "EVENT [--class TEXT]",
    .summary = "List who is entered in which class of a stored race event",
    .examples = "trackside entries event:486677\n"
                "trackside entries 486677 --class nitro --csv",
    .notes = "The number is the running number of the list, which changes with every entry; it is "
             "no car number.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
