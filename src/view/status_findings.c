/*
 * What was odd about the pages behind what is stored: of all events by kind, of one each.
 */
#include "status_section.h"

#include "trackside/finding_report.h"
#include "trackside/race_finding.h"

static const struct column count_columns[] = {
    COLUMN_OF(finding_count, track_slug, "track", "Odd pages of", COLUMN_TEXT),
    COLUMN_OF(finding_count, date, "date", "Date", COLUMN_TEXT),
    COLUMN_OF(finding_count, kind, "kind", "Kind", COLUMN_TEXT),
    COLUMN_OF(finding_count, n, "count", "How many", COLUMN_COUNT),
    COLUMN_OF(finding_count, place, "place", "First", COLUMN_TEXT),
    COLUMN_OF(finding_count, raw, "raw", "As printed", COLUMN_TEXT),
    COLUMN_OF(finding_count, text, "text", "What is odd", COLUMN_TEXT),
    COLUMN_OF(finding_count, cache_key, "cache_key", "Page", COLUMN_TEXT),
};

static const struct column finding_columns[] = {
    COLUMN_OF(finding_row, kind, "kind", "Odd", COLUMN_TEXT),
    COLUMN_OF(finding_row, source_race_id, "session_id", "Session", COLUMN_TEXT),
    COLUMN_OF(finding_row, place, "place", "Where", COLUMN_TEXT),
    COLUMN_OF(finding_row, raw, "raw", "As printed", COLUMN_TEXT),
    COLUMN_OF(finding_row, text, "text", "What is odd", COLUMN_TEXT),
    COLUMN_OF(finding_row, cache_key, "cache_key", "Page", COLUMN_TEXT),
};

static int collect_counts(struct task *task, struct arena *arena, const struct status_scope *scope,
                          struct sheet **ret_sheet, struct error *err)
{
    const struct finding_count *counts;
    size_t n;
    int r = report_finding_counts(task->race_db, scope->slug, arena, &counts, &n, err);

    if (r < 0 || n == 0)
        return r;
    *ret_sheet = SHEET(arena, count_columns, counts, n);
    return 0;
}

static int collect_event(struct task *task, struct arena *arena, const struct status_scope *scope,
                         struct sheet **ret_sheet, struct error *err)
{
    const struct finding_row *rows;
    size_t n;
    int r = race_store_list_findings(task->race_db, scope->source_event_id, arena, &rows, &n, err);

    if (r < 0 || n == 0)
        return r;
    *ret_sheet = SHEET(arena, finding_columns, rows, n);
    return 0;
}

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    return scope->source_event_id == NULL ? collect_counts(task, arena, scope, ret_sheet, err)
                                          : collect_event(task, arena, scope, ret_sheet, err);
}

const struct status_section status_findings = {"findings", collect};
