/* Stored practice days, as `status` shows them. */
#include "status_section.h"

#include "trackside/report.h"

static const struct column day_columns[] = {
    COLUMN("track", "Track", COLUMN_TEXT),
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("source_event_id", NULL, COLUMN_TEXT),
    COLUMN("event_name", NULL, COLUMN_TEXT),
    COLUMN("ingest_depth", "Depth", COLUMN_TEXT),
    COLUMN("sessions", "Sessions", COLUMN_COUNT),
    COLUMN("sessions_stored", "Stored", COLUMN_COUNT),
    COLUMN("sessions_failed", "Failed", COLUMN_COUNT),
    COLUMN("sessions_pending", "Pending", COLUMN_COUNT),
    COLUMN("sessions_removed", "Removed", COLUMN_COUNT),
    COLUMN("laps", "Laps", COLUMN_COUNT),
    COLUMN("checks_passed", "Checks passed", COLUMN_COUNT),
    COLUMN("checks_failed", "failed", COLUMN_COUNT),
    COLUMN("checks_unchecked", "unchecked", COLUMN_COUNT),
    COLUMN("last_ingested_at", "Changed at", COLUMN_TEXT),
};

static struct sheet *day_sheet(struct context *context, const struct day_status *days, size_t n)
{
    struct sheet *sheet =
        sheet_new(&context->arena, day_columns, sizeof(day_columns) / sizeof(day_columns[0]));

    for (size_t i = 0; i < n; i++) {
        sheet_add_text(sheet, days[i].track_slug);
        sheet_add_text(sheet, days[i].date);
        sheet_add_text(sheet, days[i].source_event_id);
        sheet_add_text(sheet, days[i].event_name);
        sheet_add_text(sheet, days[i].ingest_depth);
        sheet_add_number(sheet, days[i].n_sessions);
        sheet_add_number(sheet, days[i].n_stored);
        sheet_add_number(sheet, days[i].n_failed);
        sheet_add_number(sheet, days[i].n_pending);
        sheet_add_number(sheet, days[i].n_removed);
        sheet_add_number(sheet, days[i].n_laps);
        sheet_add_number(sheet, days[i].n_checks_passed);
        sheet_add_number(sheet, days[i].n_checks_failed);
        sheet_add_number(sheet, days[i].n_unchecked);
        sheet_add_text(sheet, days[i].last_ingested_at);
    }
    return sheet;
}

static int collect(struct context *context, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    const struct day_status *days;
    size_t n;
    int r = report_day_status(context->task.race_db, scope->slug, scope->date, &context->arena,
                              &days, &n, err);

    if (r == 0)
        *ret_sheet = day_sheet(context, days, n);
    return r;
}

const struct status_section status_days = {"days", collect};
