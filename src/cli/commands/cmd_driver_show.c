/* trackside driver show: somebody's practice days. */
#include "arguments.h"
#include "commands.h"
#include "driver_choice.h"

#include "trackside/driver_report.h"

static const struct column columns[] = {
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("track", "Track", COLUMN_TEXT),
    COLUMN("driver_name", "Driver", COLUMN_TEXT),
    COLUMN("driver_id", NULL, COLUMN_TEXT),
    COLUMN("transponder_numbers", "Transponders", COLUMN_LIST),
    COLUMN("driver_names", NULL, COLUMN_LIST),
    COLUMN("sessions", "Sessions", COLUMN_COUNT),
    COLUMN("classes", "Classes", COLUMN_COUNT),
    COLUMN("laps", "Laps", COLUMN_COUNT),
    COLUMN("track_time_seconds", "Track time", COLUMN_DURATION),
    COLUMN("fastest_lap", "Fastest", COLUMN_SECONDS),
    COLUMN("top_3_consecutive", "Top 3 consec", COLUMN_SECONDS),
    COLUMN("time_range_start", NULL, COLUMN_TEXT),
    COLUMN("time_range_end", NULL, COLUMN_TEXT),
    COLUMN("linked", NULL, COLUMN_SWITCH),
};

static struct sheet *day_sheet(struct context *context, const struct driver_day *days, size_t n)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));

    for (size_t i = 0; i < n; i++) {
        sheet_add_text(sheet, days[i].date);
        sheet_add_text(sheet, days[i].track_slug);
        sheet_add_text(sheet, days[i].name);
        sheet_add_text(sheet, days[i].source_driver_id);
        sheet_add_text(sheet, days[i].transponders);
        sheet_add_text(sheet, days[i].names);
        sheet_add_number(sheet, days[i].n_sessions);
        sheet_add_number(sheet, days[i].n_classes);
        sheet_add_number(sheet, days[i].n_laps);
        sheet_add_number(sheet, days[i].duration_s);
        sheet_add_number(sheet, days[i].fast_ms);
        sheet_add_number(sheet, days[i].top3_ms);
        sheet_add_text(sheet, days[i].first_start);
        sheet_add_text(sheet, days[i].last_start);
        sheet_add_number(sheet, days[i].source_driver_id == NULL);
    }
    return sheet;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct driver_filter filter;
    const struct driver_day *days = NULL;
    struct slice slice;
    size_t n = 0, first;
    int r = driver_choice_read(context, invocation, &filter, err);

    if (r == 0)
        r = argument_slice(invocation, &slice, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = report_driver_days(context->task.race_db, &filter, &context->arena, &days, &n, err);
    if (r == 0 && n == 0)
        return driver_choice_fail(context, filter.text, err);
    if (r != 0)
        return r;
    first = slice_of(&slice, n, &n);
    return sheet_print(day_sheet(context, n > 0 ? &days[first] : NULL, n), &context->output,
                       "driver_days", err);
}

static const struct option_spec options[] = {
    {"track", "SLUG", "only at that track", 0, false},
    {"limit", "N", "at most so many", 0, false},
    {"offset", "N", "without the first so many", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_driver_show = {
    .name = "driver show",
    .arguments = "TEXT [--track SLUG] [--limit N] [--offset N]",
    .summary = "Show somebody's practice days: sessions, laps, best lap of each",
    .examples = "trackside driver show 'sean obrien'\n"
                "trackside driver show 7401126 --track canberraoffroad --json",
    .notes = "TEXT is a transponder or in a name. Several transponders are one person's where "
             "`driver alias add` said so.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
