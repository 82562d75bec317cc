/* trackside days: the stored practice days, by range and by their figures. */
#include "arguments.h"
#include "commands.h"

#include "trackside/day_view.h"

#include <string.h>

static int read_order(const struct invocation *invocation, enum day_order *ret_order,
                      struct error *err)
{
    const char *key = invocation_value(invocation, "sort");

    *ret_order = DAY_ORDER_DATE;
    if (key == NULL)
        return 0;
    for (int i = 0; i < REPORT_N_DAY_ORDERS; i++) {
        if (strcmp(key, report_day_orders[i]) == 0) {
            *ret_order = (enum day_order)i;
            return 0;
        }
    }
    return error_set(err, ERROR_USAGE,
                     "--sort is date, track, sessions, laps, time, drivers or classes, not '%s'",
                     key);
}

static int read_filter(struct context *context, const struct invocation *invocation,
                       struct day_filter *filter, struct error *err)
{
    const struct {
        const char *option;
        int64_t *ret_count;
    } bounds[] = {
        {"min-sessions", &filter->min_sessions}, {"min-laps", &filter->min_laps},
        {"min-drivers", &filter->min_drivers},   {"min-classes", &filter->min_classes},
        {"min-time", &filter->min_time_s},
    };
    struct slice slice = {.limit = ABSENT};
    int r = 0;

    if (invocation->n_arguments > 0)
        r = argument_slug(context, invocation, 0, &filter->slug, err);
    if (r == 0)
        r = argument_range(invocation, &filter->from, &filter->to, err);
    if (r == 0)
        r = read_order(invocation, &filter->order, err);
    for (size_t i = 0; r == 0 && i < sizeof(bounds) / sizeof(bounds[0]); i++)
        r = argument_count(invocation, bounds[i].option, 0, ABSENT, bounds[i].ret_count, err);
    if (r == 0)
        r = argument_slice(invocation, &slice, err);
    filter->limit = slice.limit;
    filter->offset = slice.offset;
    return r;
}

/* Nothing fits: with any condition at all that is worth an exit code of its own. */
static int check_found(const struct invocation *invocation, const struct day_filter *filter,
                       size_t n, struct error *err)
{
    bool is_narrowed =
        filter->slug != NULL || !date_is_absent(filter->from) || !date_is_absent(filter->to) ||
        invocation_has(invocation, "min-sessions") || invocation_has(invocation, "min-laps") ||
        invocation_has(invocation, "min-drivers") || invocation_has(invocation, "min-classes") ||
        invocation_has(invocation, "min-time");

    if (n > 0 || filter->offset > 0 || !is_narrowed)
        return 0;
    return error_set(err, ERROR_NOT_FOUND,
                     "no stored practice day fits; `trackside days` lists them all, and "
                     "`trackside discover SLUG` those that the site has");
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct day_filter filter = DAY_FILTER_ALL;
    struct answer *answer = NULL;
    size_t n = 0;
    int r = read_filter(context, invocation, &filter, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = day_view_list(&context->task, &context->arena, &filter,
                          invocation_has(invocation, "archived"), &answer, &n, err);
    if (r == 0)
        r = check_found(invocation, &filter, n, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"from", "DATE", "not before that day", 0, false},
    {"to", "DATE", "not after that day", 0, false},
    {"sort", "KEY", "date (the default), track, sessions, laps, time, drivers or classes", 0,
     false},
    {"min-sessions", "N", "days with at least so many sessions", 0, false},
    {"min-laps", "N", "with at least so many counted laps", 0, false},
    {"min-drivers", "N", "with at least so many named drivers", 0, false},
    {"min-classes", "N", "with at least so many classes", 0, false},
    {"min-time", "SECONDS", "with at least so much time on the track", 0, false},
    {"limit", "N", "at most so many", 0, false},
    {"offset", "N", "without the first so many", 0, false},
    {"archived", NULL, "ask the archives instead of the store", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_days = {
    .name = "days",
    .arguments = "[SLUG] [--from DATE] [--to DATE] [--sort KEY] [--limit N] [--offset N]",
    .summary = "List the stored practice days, with their figures",
    .examples = "trackside days\n"
                "trackside days canberraoffroad --from 2025-07-01 --sort laps --limit 10\n"
                "trackside days --min-drivers 10 --csv",
    .notes = "From the store alone. Newest first, or most of a figure first. Drift is what stored "
             "pages\nknow of the site beyond what is ingested.",
    .options = options,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
