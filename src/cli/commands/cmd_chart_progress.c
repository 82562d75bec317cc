/* trackside chart progress: somebody's pace from day to day. */
#include "chart_print.h"
#include "clean_option.h"
#include "commands.h"
#include "pace_options.h"
#include "short_cuts.h"

#include "trackside/pace_chart.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct pace_filter filter = {.driver = invocation_argument(invocation, 0)};
    enum clean_rule rule = CLEAN_110;
    struct career career;
    struct chart chart;
    int r = pace_options_read(context, invocation, &filter, err);

    if (filter.driver == NULL)
        filter.driver = short_cuts_driver(context, invocation);
    if (r == 0 && filter.driver == NULL)
        return error_set(
            err, ERROR_USAGE,
            "whose? name a driver, or `trackside config set default.driver NAME` says it "
            "for good");
    if (r == 0)
        r = clean_option_read(invocation, &rule, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = career_of(&context->task, &context->arena, &filter, rule, &career, err);
    if (r < 0)
        return r;
    chart = pace_chart_progress(&context->arena, &career);
    return chart_print(context, invocation, &chart, err);
}

static const struct option_spec options[] = {
    PACE_OPTIONS,
    CLEAN_OPTION,
    CHART_OPTIONS,
    {NULL, NULL, NULL, 0, false},
};

const struct command command_chart_progress = {
    .name = "chart progress",
    .arguments = "[DRIVER] [--track SLUG] [--class TEXT] [--from DATE] [--to DATE] [--svg FILE]",
    .summary = "Draw somebody's fastest lap and clean pace from day to day",
    .examples = "trackside chart progress 'sean obrien' --class electric\n"
                "trackside chart progress 7401126 --svg progress.svg",
    .options = options,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
