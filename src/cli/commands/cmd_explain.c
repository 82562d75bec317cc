/* trackside explain: where a figure comes from. */
#include "clean_option.h"
#include "commands.h"
#include "operand.h"

#include "trackside/explanation_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct comparison_operand operand;
    struct explanation explanation;
    enum clean_rule rule = CLEAN_110;
    int r = operand_read(context, invocation, 1, &operand, err);

    if (r == 0)
        r = clean_option_read(invocation, &rule, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = explanation_of(&context->task, &context->arena, invocation_argument(invocation, 0),
                           &operand, rule, &explanation, err);
    return r == 0 ? answer_print(explanation_view_answer(&context->arena, &explanation),
                                 &context->output, err)
                  : r;
}

static const struct option_spec options[] = {
    CLEAN_OPTION,
    {NULL, NULL, NULL, 0, false},
};

const struct command command_explain = {
    .name = "explain",
    .arguments = "FIGURE SESSION [--clean RULE]",
    .summary = "Show where a figure comes from: its formula, the laps in it, the other reading",
    .examples = "trackside explain clean_pace 21286100\n"
                "trackside explain consistency race:6512345/obrien",
    .notes = "FIGURE is a key of `my-day --json`: fastest_lap, average_lap, top_3_consecutive, "
             "avg_top_5, "
             "median_lap,\nclean_pace, consistency, seconds_lost, best_5_minutes, trend_per_lap "
             "and so on. "
             "SESSION is as in `compare`.",
    .options = options,
    .min_arguments = 2,
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
