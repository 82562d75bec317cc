/* Stored practice days, as `status` shows them. */
#include "status_section.h"

#include "trackside/report.h"

static const struct column day_columns[] = {
    COLUMN_OF(day_status, track_slug, "track", "Track", COLUMN_TEXT),
    COLUMN_OF(day_status, date, "date", "Date", COLUMN_TEXT),
    COLUMN_OF(day_status, source_event_id, "source_event_id", NULL, COLUMN_TEXT),
    COLUMN_OF(day_status, event_name, "event_name", NULL, COLUMN_TEXT),
    COLUMN_OF(day_status, ingest_depth, "ingest_depth", "Depth", COLUMN_TEXT),
    COLUMN_OF(day_status, n_sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(day_status, n_stored, "sessions_stored", "Stored", COLUMN_COUNT),
    COLUMN_OF(day_status, n_failed, "sessions_failed", "Failed", COLUMN_COUNT),
    COLUMN_OF(day_status, n_pending, "sessions_pending", "Pending", COLUMN_COUNT),
    COLUMN_OF(day_status, n_removed, "sessions_removed", "Removed", COLUMN_COUNT),
    COLUMN_OF(day_status, n_laps, "laps", "Laps", COLUMN_COUNT),
    COLUMN_OF(day_status, n_checks_passed, "checks_passed", "Checks passed", COLUMN_COUNT),
    COLUMN_OF(day_status, n_checks_failed, "checks_failed", "failed", COLUMN_COUNT),
    COLUMN_OF(day_status, n_unchecked, "checks_unchecked", "unchecked", COLUMN_COUNT),
    COLUMN_OF(day_status, last_ingested_at, "last_ingested_at", "Changed at", COLUMN_TEXT),
};

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    const struct day_status *days;
    size_t n;
    int r = report_day_status(task->race_db, scope->slug, scope->date, arena, &days, &n, err);

    if (r == 0)
        *ret_sheet = SHEET(arena, day_columns, days, n);
    return r;
}

const struct status_section status_days = {"days", collect};
