/* trackside export csv: one row per lap, for spreadsheets. */
#include "arguments.h"
#include "commands.h"

static const struct column columns[] = {
    COLUMN("track", "Track", COLUMN_TEXT),
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("session_id", "Session", COLUMN_TEXT),
    COLUMN("session_type", NULL, COLUMN_TEXT),
    COLUMN("class_name", "Class", COLUMN_TEXT),
    COLUMN("driver_name", "Driver", COLUMN_TEXT),
    COLUMN("transponder_number", "Transponder", COLUMN_TEXT),
    COLUMN("start_time_local", "Start", COLUMN_TEXT),
    COLUMN("start_time", NULL, COLUMN_TEXT),
    COLUMN("lap_number", "Lap", COLUMN_COUNT),
    COLUMN("lap_time_seconds", "Time", COLUMN_SECONDS),
    COLUMN("lap_time_raw", NULL, COLUMN_TEXT),
    COLUMN("is_valid", "Valid", COLUMN_SWITCH),
    COLUMN("crossed_at_local", NULL, COLUMN_TEXT),
    COLUMN("elapsed_seconds", "Elapsed", COLUMN_SECONDS),
    COLUMN("session_removed", NULL, COLUMN_SWITCH),
};

static void add_lap(void *context, const struct export_lap *lap)
{
    struct sheet *sheet = context;

    sheet_add_text(sheet, lap->track_slug);
    sheet_add_text(sheet, lap->date);
    sheet_add_text(sheet, lap->session_id);
    sheet_add_text(sheet, lap->session_type);
    sheet_add_text(sheet, lap->class_name);
    sheet_add_text(sheet, lap->driver_name);
    sheet_add_text(sheet, lap->transponder);
    sheet_add_text(sheet, lap->start_time_local);
    sheet_add_text(sheet, lap->start_time);
    sheet_add_number(sheet, lap->number);
    sheet_add_number(sheet, lap->time_ms);
    sheet_add_text(sheet, lap->time_raw);
    sheet_add_number(sheet, lap->is_valid);
    sheet_add_text(sheet, lap->crossed_at_local);
    sheet_add_number(sheet, lap->elapsed_ms);
    sheet_add_number(sheet, lap->is_removed);
}

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
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    struct export_days days;
    int64_t n = 0;
    int r = argument_days(context, invocation, &days, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = export_laps(context->task.race_db, &days, invocation_value(invocation, "class"),
                        &context->arena, add_lap, sheet, &n, err);
    if (r < 0)
        return r;
    run_note_add(&context->task.run, &(struct run_counts){.laps = n, .rows = n});
    if (n == 0)
        return error_set(err, ERROR_NOT_FOUND,
                         "no stored lap fits; `trackside status` lists what is stored");
    default_to_csv(context, invocation);
    return sheet_print(sheet, &context->output, "laps", err);
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
