/* Sessions of one day that lack their page, as `status SLUG DATE` shows them. */
#include "status_section.h"

#include "trackside/liverc.h"
#include "trackside/page_store.h"
#include "trackside/report.h"
#include "trackside/set_aside.h"

#include <string.h>

static const struct column missing_columns[] = {
    COLUMN("session_id", "Missing session", COLUMN_TEXT),
    COLUMN("driver_name", "Driver", COLUMN_TEXT),
    COLUMN("detail", "Page", COLUMN_TEXT),
    COLUMN("attempts", "Failed tries", COLUMN_COUNT),
    COLUMN("last_error", "Why", COLUMN_TEXT),
};

static const char *why_missing(const struct task *task, const struct session_summary *session,
                               const struct stored_page *stored, struct arena *arena)
{
    if (stored->last_error != NULL)
        return task_hinted(task, stored->last_error, page_failure_hint(stored->failed_status),
                           arena);
    return strcmp(session->detail, "failed") == 0 ? "its page is stored but is not of that session"
                                                  : NULL;
}

static int add_missing(struct task *task, struct arena *arena, struct sheet *sheet,
                       const struct session_summary *session, struct error *err)
{
    struct page_id page = {
        .kind = PAGE_SESSION, .track_slug = session->track_slug, .source_id = session->session_id};
    struct stored_page stored = {.attempts = ABSENT};
    int r = page_store_find(task->mirror_db, page_cache_key(&page, arena), arena, &stored, err);

    if (r < 0)
        return r;
    sheet_add_text(sheet, session->session_id);
    sheet_add_text(sheet, session->driver_name);
    sheet_add_text(sheet, session->detail);
    sheet_add_number(sheet, stored.attempts);
    sheet_add_text(sheet, why_missing(task, session, &stored, arena));
    return 0;
}

/* A day that is put away misses nothing; status_set_aside.c tells of it. */
static int find_sessions(struct task *task, struct arena *arena, const struct status_scope *scope,
                         const struct session_summary **ret_sessions, size_t *ret_n,
                         struct error *err)
{
    const struct session_filter all = {.driver = NULL};
    const struct set_aside_event *set_aside;
    size_t n_set_aside = 0;
    int r = set_aside_list(task->mirror_db, NULL, scope->source_event_id, arena, &set_aside,
                           &n_set_aside, err);

    *ret_n = 0;
    if (r < 0 || n_set_aside > 0)
        return r;
    return report_sessions(task->race_db, scope->source_event_id, &all, arena, ret_sessions, ret_n,
                           err);
}

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet =
        sheet_new(arena, missing_columns, sizeof(missing_columns) / sizeof(missing_columns[0]));
    const struct session_summary *sessions = NULL;
    size_t n, n_missing = 0;
    int r;

    if (date_is_absent(scope->date))
        return 0;
    r = find_sessions(task, arena, scope, &sessions, &n, err);
    for (size_t i = 0; r == 0 && i < n; i++) {
        if (sessions[i].removed || strcmp(sessions[i].detail, "stored") == 0)
            continue;
        r = add_missing(task, arena, sheet, &sessions[i], err);
        n_missing++;
    }
    if (r == 0 && n_missing > 0)
        *ret_sheet = sheet;
    return r;
}

const struct status_section status_missing = {"missing", collect};
