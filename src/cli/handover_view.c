/* Days handed over, in the forms of output. */
#include "handover_view.h"

const struct option_spec handover_view_day_options[] = {
    {"track", "SLUG", "days of this track alone", 0, false},
    {"day", "DATE", "this day alone", 0, false},
    {"since", "DATE", "days from this one on", 0, false},
    {NULL, NULL, NULL, 0, false},
};

static const struct column written_columns[] = {
    COLUMN("to", "To", COLUMN_TEXT),
    COLUMN("days", "Days", COLUMN_COUNT),
    COLUMN("rows", "Rows", COLUMN_COUNT),
};

int handover_view_print_written(struct context *context, const char *to,
                                const struct handover_written *written, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, written_columns,
                                    sizeof(written_columns) / sizeof(written_columns[0]));
    struct json *outer;

    run_note_add(&context->task.run,
                 &(struct run_counts){.days = written->n_days, .rows = written->n_rows});
    sheet_add_text(sheet, to);
    sheet_add_number(sheet, written->n_days);
    sheet_add_number(sheet, written->n_rows);
    if (!output_is_json(&context->output))
        return sheet_print(sheet, &context->output, "export", err);
    outer = json_new_object();
    json_put(outer, "export", sheet_row_json(sheet, 0));
    return output_json(&context->output, outer, err);
}

static const struct column taken_columns[] = {
    COLUMN("track", "Track", COLUMN_TEXT),
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("status", "Status", COLUMN_TEXT),
    COLUMN("rows_inserted", "Rows inserted", COLUMN_COUNT),
    COLUMN("rows_updated", "updated", COLUMN_COUNT),
    COLUMN("rows_unchanged", "unchanged", COLUMN_COUNT),
};

static const char *status_of(const struct handover_day *day)
{
    if (day->failure.code != 0)
        return "failed";
    return day->rows.inserted + day->rows.updated > 0 ? "completed" : "unchanged";
}

int handover_view_print_taken(struct context *context, const struct handover_day *days, size_t n,
                              struct error *err)
{
    struct sheet *sheet =
        sheet_new(&context->arena, taken_columns, sizeof(taken_columns) / sizeof(taken_columns[0]));
    struct run_counts counts = {.days = 0};

    for (size_t i = 0; i < n; i++) {
        counts.days += days[i].failure.code == 0;
        counts.days_failed += days[i].failure.code != 0;
        counts.rows += days[i].rows.inserted + days[i].rows.updated;
        sheet_add_text(sheet, days[i].track_slug);
        sheet_add_text(sheet, days[i].date);
        sheet_add_text(sheet, status_of(&days[i]));
        sheet_add_number(sheet, days[i].rows.inserted);
        sheet_add_number(sheet, days[i].rows.updated);
        sheet_add_number(sheet, days[i].rows.unchanged);
    }
    run_note_add(&context->task.run, &counts);
    return sheet_print(sheet, &context->output, "days", err);
}
