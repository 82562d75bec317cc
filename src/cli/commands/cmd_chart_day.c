/* trackside chart day: the laps of a day by the clock. */
#include "arguments.h"
#include "chart_print.h"
#include "commands.h"

#include "trackside/archive.h"
#include "trackside/event_id.h"
#include "trackside/pace_chart.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct day_question question;
    struct chart chart;
    int r = argument_day_question(context, invocation, &question, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = archive_choose(&context->task, &context->arena, question.slug, question.date,
                           question.is_archived, err);
    if (r == 0)
        r = pace_chart_day(&context->task, &context->arena,
                           event_id_of_day(question.slug, question.date, &context->arena),
                           invocation_value(invocation, "class"),
                           invocation_value(invocation, "driver"), &chart, err);
    return r == 0 ? chart_print(context, invocation, &chart, err) : r;
}

static const struct option_spec options[] = {
    {"class", "TEXT", "only classes whose name has this in it", 0, false},
    {"driver", "TEXT", "only one driver: a name, or transponders with commas between", 0, false},
    CHART_OPTIONS,
    {"archived", NULL, "ask the archives instead of the store", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_chart_day = {
    .name = "chart day",
    .arguments = "SLUG DATE [--class TEXT] [--driver TEXT] [--svg FILE] [--width N] [--ascii]",
    .summary = "Draw the laps of a day by the clock, a series a driver",
    .examples = "trackside chart day canberraoffroad 2025-10-25 --class electric\n"
                "trackside chart day canberraoffroad latest --class buggy --svg day.svg",
    .options = options,
    .min_arguments = 2,
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
