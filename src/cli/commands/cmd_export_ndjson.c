/* trackside export ndjson: stored practice days as a directory of NDJSON. */
#include "arguments.h"
#include "commands.h"

#include "trackside/handover_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct handed_over over;
    struct export_days days;
    int r = argument_days(context, invocation, &days, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = hand_over_directory(&context->task, &context->arena, &days,
                                invocation_argument(invocation, 0), &over, err);
    return r == 0
               ? answer_print(handover_view_written(&context->arena, &over), &context->output, err)
               : r;
}

const struct command command_export_ndjson = {
    .name = "export ndjson",
    .arguments = "DIR [--track SLUG] [--day DATE] [--since DATE]",
    .summary = "Write stored practice days into a directory, a file of JSON lines each",
    .examples = "trackside export ndjson handover --track canberraoffroad\n"
                "trackside import ndjson handover",
    .notes = "Everything that is stored of a day, without loss; the same rows make the same bytes. "
             "Days that are\nin the directory already are written anew, others there are left "
             "alone. docs/export.md has the format.",
    .options = argument_day_options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .is_logged = true,
    .run = run,
};
