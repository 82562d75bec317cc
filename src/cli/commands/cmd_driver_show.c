/* trackside driver show: somebody's practice days. */
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
        r = driver_view_days(&context->task, &context->arena, &filter, &slice, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"track", "SLUG", "only at that track", 0, false},
    {"limit", "N", "at most so many", 0, false},
    {"offset", "N", "without the first so many", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_driver_show = {
    .name = "driver show",
    .arguments = "TEXT [--track SLUG] [--limit N] [--offset N]",
    .summary = "Show somebody's practice days: sessions, laps, best lap of each",
    .examples = "trackside driver show 'sean obrien'\n"
                "trackside driver show 7401126 --track canberraoffroad --json",
    .notes = "TEXT is a transponder or in a name. Several transponders are one person's where "
             "`driver alias add` said so.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
