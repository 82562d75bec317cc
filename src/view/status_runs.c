/* What runs just now, as `status` shows it. */
#include "status_section.h"

enum {
    MOST_SHOWN = 20,
};

static const struct column columns[] = {
    COLUMN_OF(logged_run, command, "command", "Running", COLUMN_TEXT),
    COLUMN_OF(logged_run, pid, "pid", "Process", COLUMN_COUNT),
    COLUMN_OF(logged_run, track_slug, "track", "Track", COLUMN_TEXT),
    COLUMN_OF(logged_run, progress.day, "day", "Day", COLUMN_DATE),
    COLUMN_OF(logged_run, progress.pages_done, "pages_done", "Pages", COLUMN_COUNT),
    COLUMN_OF(logged_run, progress.pages_total, "pages_total", "of", COLUMN_COUNT),
    COLUMN_OF(logged_run, progress.days_done, "days_done", "Days", COLUMN_COUNT),
    COLUMN_OF(logged_run, progress.days_total, "days_total", "of", COLUMN_COUNT),
    COLUMN_OF(logged_run, started_at, "started_at", "Since", COLUMN_MOMENT),
    COLUMN_OF(logged_run, arguments, "arguments", NULL, COLUMN_TEXT),
};

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    const struct logged_run *runs;
    size_t n;
    int r = run_log_list(task->mirror_db, scope->slug, true, MOST_SHOWN, arena, &runs, &n, err);

    if (r < 0 || n == 0)
        return r;
    *ret_sheet = SHEET(arena, columns, runs, n);
    return 0;
}

const struct status_section status_runs = {"running", collect};
