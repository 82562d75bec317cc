/* trackside driver list: who drove practice. */
#include "arguments.h"
#include "commands.h"
#include "driver_choice.h"

#include "trackside/driver_report.h"

static const struct column columns[] = {
    COLUMN("driver_name", "Driver", COLUMN_TEXT),
    COLUMN("driver_id", NULL, COLUMN_TEXT),
    COLUMN("transponder_numbers", "Transponders", COLUMN_LIST),
    COLUMN("driver_names", NULL, COLUMN_LIST),
    COLUMN("practice_days", "Days", COLUMN_COUNT),
    COLUMN("sessions", "Sessions", COLUMN_COUNT),
    COLUMN("laps", "Laps", COLUMN_COUNT),
    COLUMN("last_date", "Latest", COLUMN_TEXT),
    COLUMN("linked", "Linked", COLUMN_SWITCH),
};

static struct sheet *driver_sheet(struct context *context, const struct driver_line *drivers,
                                  size_t n)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));

    for (size_t i = 0; i < n; i++) {
        sheet_add_text(sheet, drivers[i].name);
        sheet_add_text(sheet, drivers[i].source_driver_id);
        sheet_add_text(sheet, drivers[i].transponders);
        sheet_add_text(sheet, drivers[i].names);
        sheet_add_number(sheet, drivers[i].n_days);
        sheet_add_number(sheet, drivers[i].n_sessions);
        sheet_add_number(sheet, drivers[i].n_laps);
        sheet_add_text(sheet, drivers[i].last_date);
        sheet_add_number(sheet, drivers[i].source_driver_id == NULL);
    }
    return sheet;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct driver_filter filter;
    const struct driver_line *drivers = NULL;
    struct slice slice;
    size_t n = 0, first;
    int r = driver_choice_read(context, invocation, &filter, err);

    if (r == 0)
        r = argument_slice(invocation, &slice, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = report_drivers(context->task.race_db, &filter, &context->arena, &drivers, &n, err);
    if (r == 0 && n == 0 && filter.text != NULL)
        return driver_choice_fail(context, filter.text, err);
    if (r != 0)
        return r;
    first = slice_of(&slice, n, &n);
    return sheet_print(driver_sheet(context, n > 0 ? &drivers[first] : NULL, n), &context->output,
                       "drivers", err);
}

static const struct option_spec options[] = {
    {"track", "SLUG", "only at that track", 0, false},
    {"limit", "N", "at most so many", 0, false},
    {"offset", "N", "without the first so many", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_driver_list = {
    .name = "driver list",
    .arguments = "[TEXT] [--track SLUG] [--limit N] [--offset N]",
    .summary = "List who drove practice: one line a transponder, or a person by `driver alias`",
    .examples = "trackside driver list\n"
                "trackside driver list obrien --track canberraoffroad --json",
    .notes = "TEXT is a transponder or in a name: \"O'Brien, Sean\" and \"sean obrien\" are one.",
    .options = options,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
