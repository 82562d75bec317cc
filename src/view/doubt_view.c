/* Lists that are there only when there is something in them. */
#include "doubt_view.h"

#include "trackside/finding_report.h"
#include "trackside/race_finding.h"

#include <string.h>

static const struct column finding_columns[] = {
    COLUMN_OF(finding_row, kind, "kind", NULL, COLUMN_TEXT),
    COLUMN_OF(finding_row, source_race_id, "session_id", NULL, COLUMN_TEXT),
    COLUMN_OF(finding_row, place, "place", NULL, COLUMN_TEXT),
    COLUMN_OF(finding_row, raw, "raw", NULL, COLUMN_TEXT),
    COLUMN_OF(finding_row, text, "text", NULL, COLUMN_TEXT),
    COLUMN_OF(finding_row, cache_key, "cache_key", NULL, COLUMN_TEXT),
};

static const struct column check_columns[] = {
    COLUMN_OF(failed_check, session_id, "session_id", NULL, COLUMN_TEXT),
    COLUMN_OF(failed_check, figure, "figure", NULL, COLUMN_TEXT),
    COLUMN_OF(failed_check, page, "page", NULL, COLUMN_TEXT),
    COLUMN_OF(failed_check, computed, "computed", NULL, COLUMN_TEXT),
};

/* Checks come session by session: each is noted once. */
static void note_sessions(struct answer *answer, const struct failed_check *checks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *id = checks[i].session_id;
        bool is_again = i > 0 && id != NULL && checks[i - 1].session_id != NULL &&
                        strcmp(id, checks[i - 1].session_id) == 0;

        if (id != NULL && !is_again)
            answer_note(answer,
                        "Session %s: its page prints figures that its laps do not give, %s %s and "
                        "not %s",
                        id, checks[i].figure, checks[i].page, checks[i].computed);
    }
}

int doubt_view_put(struct task *task, struct arena *arena, const char *source_event_id,
                   struct answer *answer, struct error *err)
{
    const struct failed_check *checks = NULL;
    const struct finding_row *findings = NULL;
    size_t n_checks = 0, n_findings = 0;
    int r = report_failed_checks(task->race_db, source_event_id, arena, &checks, &n_checks, err);

    if (r == 0)
        r = race_store_list_findings(task->race_db, source_event_id, arena, &findings, &n_findings,
                                     err);
    if (r < 0)
        return r;
    if (n_checks > 0)
        answer_put_sheet(answer, "failed_checks", SHEET(arena, check_columns, checks, n_checks),
                         SHEET_DEEP);
    if (n_findings > 0)
        answer_put_sheet(answer, "findings", SHEET(arena, finding_columns, findings, n_findings),
                         SHEET_DEEP);
    note_sessions(answer, checks, n_checks);
    return 0;
}
