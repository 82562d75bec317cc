/* trackside records: who was the best, by track and class, and how records fell. */
#include "arguments.h"
#include "commands.h"
#include "pace_options.h"

#include "trackside/record_view.h"

#include <string.h>

static int read_figure(const struct invocation *invocation, enum record_figure *ret_figure,
                       struct error *err)
{
    const char *by = invocation_value(invocation, "by");

    *ret_figure = RECORD_BEST;
    if (by == NULL)
        return 0;
    for (int i = 0; i < RECORD_N_FIGURES; i++) {
        if (strcmp(by, record_figure_names[i]) == 0) {
            *ret_figure = (enum record_figure)i;
            return 0;
        }
    }
    return error_set(err, ERROR_USAGE, "--by is best, top3, 5min or laps, not '%s'", by);
}

/* A year, instead of --from and --to. */
static int read_season(const struct invocation *invocation, struct pace_filter *filter,
                       struct error *err)
{
    int64_t year;
    int r = argument_count(invocation, "season", 1970, ABSENT, &year, err);

    if (r < 0 || is_absent(year))
        return r;
    if (year > 9999 || !date_is_absent(filter->from) || !date_is_absent(filter->to))
        return error_set(err, ERROR_USAGE,
                         "--season is a year such as 2025, and stands instead of --from and --to");
    filter->from = (struct date){(int)year, 1, 1};
    filter->to = (struct date){(int)year, 12, 31};
    return 0;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct record_question question = {
        .filter = {.driver = invocation_value(invocation, "driver")},
        .wants_history = invocation_has(invocation, "history"),
        .leaves_suspected_out = invocation_has(invocation, "without-suspected"),
    };
    const struct record *records = NULL;
    size_t n = 0;
    int r = pace_options_read(context, invocation, &question.filter, err);

    if (r == 0 && invocation->n_arguments > 0)
        r = argument_slug(context, invocation, 0, &question.filter.slug, err);
    if (r == 0)
        r = read_season(invocation, &question.filter, err);
    if (r == 0)
        r = read_figure(invocation, &question.figure, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = record_book_of(&context->task, &context->arena, &question, &records, &n, err);
    return r == 0 ? answer_print(record_view_answer(&context->arena, &question, records, n),
                                 &context->output, err)
                  : r;
}

static const struct option_spec options[] = {
    PACE_OPTIONS,
    {"season", "YEAR", "only days of that year", 0, false},
    {"driver", "TEXT", "only this driver's: a transponder, or in a name", 0, false},
    {"by", "FIGURE", "best (the default), top3, 5min or laps", 0, false},
    {"history", NULL, "every record that fell, the earliest first", 0, false},
    {"without-suspected", NULL, "leave out laps that may be cuts", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_records = {
    .name = "records",
    .arguments = "[SLUG] [--class TEXT] [--season YEAR] [--driver TEXT] [--by FIGURE] [--history]",
    .summary = "Show the records by track and class, and how they fell",
    .examples = "trackside records canberraoffroad\n"
                "trackside records canberraoffroad --class buggy --by 5min --history\n"
                "trackside records --driver 7401126 --season 2025",
    .notes = "From the store alone, practice and races unless --type says which. A lap that may be "
             "a cut "
             "is marked.",
    .options = options,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
