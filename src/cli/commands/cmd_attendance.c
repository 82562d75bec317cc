/* trackside attendance: who came, by month, year or day. */
#include "arguments.h"
#include "commands.h"
#include "pace_options.h"

#include "trackside/attendance_view.h"

#include <string.h>

static int read_period(const struct invocation *invocation, enum attendance_by *ret_by,
                       struct error *err)
{
    const char *by = invocation_value(invocation, "by");

    *ret_by = ATTENDANCE_BY_MONTH;
    if (by == NULL || strcmp(by, "month") == 0)
        return 0;
    *ret_by = ATTENDANCE_BY_YEAR;
    if (strcmp(by, "year") == 0)
        return 0;
    *ret_by = ATTENDANCE_BY_DAY;
    if (strcmp(by, "day") == 0)
        return 0;
    return error_set(err, ERROR_USAGE, "--by is month, year or day, not '%s'", by);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct attendance_filter filter = {.type = invocation_value(invocation, "type")};
    const struct attendance_line *lines = NULL;
    size_t n = 0;
    int r = argument_range(invocation, &filter.from, &filter.to, err);

    if (r == 0 && filter.type != NULL)
        r = pace_options_check_type(filter.type, err);
    if (r == 0 && invocation->n_arguments > 0)
        r = argument_slug(context, invocation, 0, &filter.slug, err);
    if (r == 0)
        r = read_period(invocation, &filter.by, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = report_attendance(context->task.race_db, &filter, &context->arena, &lines, &n, err);
    if (r == 0 && n == 0)
        return error_set(err, ERROR_NOT_FOUND,
                         "no stored session fits; `trackside days` lists the days there are");
    return r == 0 ? answer_print(attendance_view_answer(&context->arena, lines, n),
                                 &context->output, err)
                  : r;
}

static const struct option_spec options[] = {
    {"type", "TYPE", "only sessions of a type: practiceday, race, main, ...", 0, false},
    {"from", "DATE", "not before that day", 0, false},
    {"to", "DATE", "not after that day", 0, false},
    {"by", "PERIOD", "month (the default), year or day", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_attendance = {
    .name = "attendance",
    .arguments = "[SLUG] [--by PERIOD] [--type TYPE] [--from DATE] [--to DATE]",
    .summary = "Count days, sessions and people at a track, month by month",
    .examples = "trackside attendance canberraoffroad\n"
                "trackside attendance canberraoffroad --by year --csv",
    .notes = "From the store alone: a day that is not stored counts nobody.",
    .options = options,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
