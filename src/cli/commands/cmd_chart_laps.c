/* trackside chart laps: draw lap times by lap number, of one run or several. */
#include "chart_print.h"
#include "commands.h"
#include "operand.h"

#include "trackside/pace_chart.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct comparison_operand operands[OPERAND_MOST];
    struct comparison comparison;
    struct chart chart;
    int r = 0;

    for (int i = 0; r == 0 && i < invocation->n_arguments; i++)
        r = operand_read(context, invocation, i, &operands[i], err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = comparison_of(&context->task, &context->arena, operands,
                          (size_t)invocation->n_arguments, CLEAN_110, &comparison, err);
    if (r < 0)
        return r;
    chart = pace_chart_laps(&context->arena, &comparison);
    return chart_print(context, invocation, &chart, err);
}

static const struct option_spec options[] = {
    {"track", "SLUG", "the track of DRIVER@DATE; default: default.track", 0, false},
    {"class", "TEXT", "only sessions of classes whose name has this in it", 0, false},
    CHART_OPTIONS,
    {NULL, NULL, NULL, 0, false},
};

const struct command command_chart_laps = {
    .name = "chart laps",
    .arguments = "A [B...] [--svg FILE] [--width N] [--ascii]",
    .summary = "Draw lap times by lap number, of one run or several",
    .examples = "trackside chart laps session:21285159\n"
                "trackside chart laps 21285159 21286100 --svg laps.svg",
    .notes = "A is as in `compare`. On a terminal it is drawn there; --svg writes a picture; "
             "--json and the "
             "like have its marks.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = OPERAND_MOST,
    .access = ACCESS_NONE,
    .run = run,
};
