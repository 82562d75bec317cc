/* trackside export csv: one row per lap, for spreadsheets. */
#include "arguments.h"
#include "commands.h"

#include "trackside/lap_view.h"

/* Its name says CSV; another form has to be asked for. */
static void default_to_csv(struct context *context, const struct invocation *invocation)
{
    static const char *const others[] = {"table", "tsv", "json", "ndjson"};

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (invocation_has(invocation, others[i]))
            return;
    }
    context->output.form = OUTPUT_CSV;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct answer *answer = NULL;
    struct export_days days;
    int64_t n = 0;
    int r = argument_days(context, invocation, &days, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = lap_view_answer(&context->task, &context->arena, &days,
                            invocation_value(invocation, "class"), &answer, &n, err);
    if (r < 0)
        return r;
    run_note_add(&context->task.run, &(struct run_counts){.laps = n, .rows = n});
    if (n == 0)
        return error_set(err, ERROR_NOT_FOUND,
                         "no stored lap fits; `trackside status` lists what is stored");
    default_to_csv(context, invocation);
    return answer_print(answer, &context->output, err);
}

static const struct option_spec options[] = {
    {"track", "SLUG", "days of this track alone", 0, false},
    {"day", "DATE", "this day alone", 0, false},
    {"since", "DATE", "days from this one on", 0, false},
    {"class", "TEXT", "classes that this occurs in", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_export_csv = {
    .name = "export csv",
    .arguments = "[--track SLUG] [--day DATE] [--since DATE] [--class TEXT]",
    .summary = "Print stored laps as CSV, one row per lap",
    .examples = "trackside export csv --track canberraoffroad --day 2025-10-25 > laps.csv\n"
                "trackside export csv --since 2025-01-01 --tsv",
    .notes = "Each row has its session, driver, class, time and validity. Invalid laps are there, "
             "marked.",
    .options = options,
    .min_arguments = 0,
    .max_arguments = 0,
    .access = ACCESS_NONE,
    .is_logged = true,
    .run = run,
};
