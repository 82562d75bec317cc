/* trackside status: what is stored, what is missing, what runs, and why. */
#include "arguments.h"
#include "commands.h"
#include "status_section.h"

#include "trackside/event_id.h"
#include "trackside/report.h"
#include "trackside/request_view.h"
#include "trackside/track_store.h"

/* In the order they are shown. */
static const struct status_section *const sections[] = {
    &status_runs,       &status_pages,         &status_hits,      &status_budgets, &status_pauses,
    &status_days,       &status_missing,       &status_drift,     &status_errors,  &status_disk,
    &status_loan_chips, &status_several_chips, &status_set_aside,
};

enum {
    N_SECTIONS = sizeof(sections) / sizeof(sections[0]),
};

struct status_report {
    struct sheet *sheets[N_SECTIONS]; /* NULL: nothing to show */
    bool has_budget;                  /* of one track; all together have none */
    struct mirror_budget budget;
};

static int read_scope(struct context *context, const struct invocation *invocation,
                      struct status_scope *scope, struct error *err)
{
    int r = 0;

    if (invocation->n_arguments > 0)
        r = argument_slug(context, invocation, 0, &scope->slug, err);
    if (r == 0 && invocation->n_arguments > 1)
        r = argument_date(invocation, 1, &scope->date, err);
    if (r == 0 && !date_is_absent(scope->date))
        scope->source_event_id = event_id_of_day(scope->slug, scope->date, &context->arena);
    return r;
}

/* ---- printing ---- */

static int print_json(struct context *context, const struct status_report *report,
                      struct error *err)
{
    struct json *outer = json_new_object();

    json_put_text(outer, "data", context->task.data_dir);
    json_put(outer, "budget",
             report->has_budget ? request_view_budget_json(&report->budget) : NULL);
    for (int i = 0; i < N_SECTIONS; i++)
        json_put(outer, sections[i]->key,
                 report->sheets[i] != NULL ? sheet_json(report->sheets[i]) : json_new_array());
    return output_json(&context->output, outer, err);
}

/* One sheet per output, for programs that read columns. */
static int print_days(struct context *context, const struct status_report *report,
                      struct error *err)
{
    for (int i = 0; i < N_SECTIONS; i++)
        if (sections[i] == &status_days)
            return sheet_print(report->sheets[i], &context->output, "days", err);
    return 0;
}

static int print_tables(struct context *context, const struct status_report *report,
                        struct error *err)
{
    const struct output *output = &context->output;
    int r = 0;

    output_line(output, "Data in %s", context->task.data_dir);
    if (report->has_budget)
        output_line(output, "Day and month pages asked for in the last 24 hours: %lld of %lld",
                    (long long)report->budget.used, (long long)report->budget.limit);
    for (int i = 0; r == 0 && i < N_SECTIONS; i++) {
        if (report->sheets[i] == NULL)
            continue;
        output_line(output, "%s", "");
        r = sheet_print(report->sheets[i], output, sections[i]->key, err);
    }
    return r;
}

static int print(struct context *context, const struct status_report *report, struct error *err)
{
    if (output_is_json(&context->output))
        return print_json(context, report, err);
    return context->output.form == OUTPUT_TABLE ? print_tables(context, report, err)
                                                : print_days(context, report, err);
}

/* ---- collecting ---- */

/* A track that is neither noted nor stored is most likely mistyped. */
static int require_track(struct context *context, const struct status_scope *scope,
                         struct error *err)
{
    struct stored_track track;
    const struct day_status *days;
    size_t n;
    int r;

    if (scope->slug == NULL)
        return 0;
    r = track_store_find(context->task.mirror_db, scope->slug, &context->arena, &track, err);
    if (r != TRACK_STORE_NONE)
        return r;
    r = report_day_status(context->task.race_db, scope->slug, scope->date, &context->arena, &days,
                          &n, err);
    if (r < 0 || n > 0)
        return r;
    return error_set(err, ERROR_NOT_FOUND,
                     "no track %s is noted; `trackside track list` lists those that are",
                     scope->slug);
}

static int collect(struct context *context, const struct status_scope *scope,
                   struct status_report *report, struct error *err)
{
    int r = require_track(context, scope, err);

    report->has_budget = scope->slug != NULL;
    if (r == 0 && report->has_budget)
        r = task_read_budget(&context->task, scope->slug, &report->budget, err);
    for (int i = 0; r == 0 && i < N_SECTIONS; i++)
        r = sections[i]->collect(context, scope, &report->sheets[i], err);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct status_scope scope = {.slug = NULL};
    struct status_report report = {.has_budget = false};
    int r = read_scope(context, invocation, &scope, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = collect(context, &scope, &report, err);
    return r < 0 ? r : print(context, &report, err);
}

const struct command command_status = {
    .name = "status",
    .arguments = "[SLUG [DATE]]",
    .summary =
        "Tell what is stored, missing, failed or drifting and why, what runs, and what is used up",
    .examples = "trackside status\ntrackside status canberraoffroad 2025-10-25",
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
