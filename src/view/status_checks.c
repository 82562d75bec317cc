/* Figures of one event that its pages print and its rows do not give. */
#include "status_section.h"

#include "trackside/finding_report.h"

static const struct column columns[] = {
    COLUMN_OF(failed_check, session_id, "session_id", "Failed check", COLUMN_TEXT),
    COLUMN_OF(failed_check, label, "label", "Session", COLUMN_TEXT),
    COLUMN_OF(failed_check, figure, "figure", "Figure", COLUMN_TEXT),
    COLUMN_OF(failed_check, page, "page", "The page says", COLUMN_TEXT),
    COLUMN_OF(failed_check, computed, "computed", "Computed", COLUMN_TEXT),
};

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    const struct failed_check *checks;
    size_t n;
    int r;

    if (scope->source_event_id == NULL)
        return 0;
    r = report_failed_checks(task->race_db, scope->source_event_id, arena, &checks, &n, err);
    if (r < 0 || n == 0)
        return r;
    *ret_sheet = SHEET(arena, columns, checks, n);
    return 0;
}

const struct status_section status_checks = {"failed_checks", collect};
