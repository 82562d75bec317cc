/* trackside trend: somebody's pace from day to day. */
#include "arguments.h"
#include "clean_option.h"
#include "commands.h"
#include "pace_options.h"
#include "short_cuts.h"

#include "trackside/career_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct pace_filter filter = {.driver = invocation_argument(invocation, 0)};
    enum clean_rule rule = CLEAN_110;
    struct career career;
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
    return r == 0
               ? answer_print(career_view_answer(&context->arena, &career), &context->output, err)
               : r;
}

static const struct option_spec options[] = {
    PACE_OPTIONS,
    CLEAN_OPTION,
    {NULL, NULL, NULL, 0, false},
};

const struct command command_trend = {
    .name = "trend",
    .arguments = "[DRIVER] [--track SLUG] [--class TEXT] [--type TYPE] [--from DATE] [--to DATE]",
    .summary = "Show somebody's pace from day to day, practice and races",
    .examples = "trackside trend 'sean obrien' --class electric\n"
                "trackside trend 7401126 --track canberraoffroad --from 2025-01-01",
    .notes =
        "DRIVER is a transponder or in a name; without one it is default.driver. A line per day, "
        "track and class.",
    .options = options,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
