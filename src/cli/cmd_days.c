/* trackside days: the stored practice days, by range and by their figures. */
#include "arguments.h"
#include "commands.h"
#include "day_view.h"

#include "trackside/archive.h"
#include "trackside/day_drift.h"

#include <string.h>

static int make_lines(struct context *context, const struct day_summary *days, size_t n,
                      struct day_line **ret_lines, struct error *err)
{
    struct day_line *lines = arena_new_array(&context->arena, n + 1, struct day_line);
    struct month_cache cache = {.slug = NULL};
    int r = 0;

    for (size_t i = 0; r == 0 && days != NULL && i < n; i++) {
        lines[i].track_slug = days[i].track_slug;
        lines[i].n_sessions = days[i].n_sessions;
        date_read(bytes_from_text(days[i].date), &lines[i].date);
        day_line_take_stored(&lines[i], &days[i]);
        r = day_drift_add(&context->task, &context->arena, &lines[i], &cache, err);
    }
    *ret_lines = lines;
    return r;
}

/* ---- the command ---- */

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

static int print(struct context *context, const struct day_line *lines, size_t n, struct error *err)
{
    struct json *list, *outer;
    int r = 0;

    switch (context->output.form) {
    case OUTPUT_TABLE:
    case OUTPUT_TSV:
    case OUTPUT_CSV:
        return sheet_print(day_view_sheet(context, lines, n, true), &context->output,
                           "practice_days", err);
    case OUTPUT_NDJSON:
        for (size_t i = 0; r == 0 && i < n; i++)
            r = output_json(&context->output, day_view_json(context, &lines[i], true), err);
        return r;
    case OUTPUT_JSON:
        break;
    }
    list = json_new_array();
    outer = json_new_object();
    for (size_t i = 0; i < n; i++)
        json_append(list, day_view_json(context, &lines[i], true));
    json_put(outer, "practice_days", list);
    return output_json(&context->output, outer, err);
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

/* Those of every archive, the latest year first, in the order asked for within each. */
static int find_archived(struct context *context, const struct day_filter *filter,
                         const struct day_summary **ret_days, size_t *ret_n, struct error *err)
{
    struct day_filter all = *filter;
    struct slice slice = {.limit = filter->limit,
                          .offset = is_absent(filter->offset) ? 0 : filter->offset};
    struct day_summary *days = NULL;
    const char *const *files;
    size_t n_files, n = 0, first;
    int r = archive_list(&context->task, &context->arena, &files, &n_files, err);

    all.limit = all.offset = ABSENT;
    for (size_t i = 0; r == 0 && i < n_files; i++) {
        const struct day_summary *some = NULL;
        size_t n_some = 0;

        r = archive_use(&context->task, files[i], err);
        if (r == 0)
            r = report_days(context->task.race_db, &all, &context->arena, &some, &n_some, err);
        for (size_t k = 0; r == 0 && k < n_some; k++) {
            days = arena_grow(&context->arena, days, n, sizeof(*days));
            days[n++] = some[k];
        }
    }
    if (r < 0)
        return r;
    first = slice_of(&slice, n, ret_n);
    *ret_days = days == NULL ? NULL : &days[first];
    return 0;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct day_filter filter = DAY_FILTER_ALL;
    const struct day_summary *days = NULL;
    struct day_line *lines = NULL;
    size_t n = 0;
    int r = read_filter(context, invocation, &filter, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0 && invocation_has(invocation, "archived"))
        r = find_archived(context, &filter, &days, &n, err);
    else if (r == 0)
        r = report_days(context->task.race_db, &filter, &context->arena, &days, &n, err);
    if (r == 0)
        r = check_found(invocation, &filter, n, err);
    if (r == 0)
        r = make_lines(context, days, n, &lines, err);
    return r == 0 ? print(context, lines, n, err) : r;
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
