/* What runs just now, as `status` shows it. */
#include "status_section.h"

enum {
    MOST_SHOWN = 20,
};

static const struct column columns[] = {
    COLUMN("command", "Running", COLUMN_TEXT),   COLUMN("pid", "Process", COLUMN_COUNT),
    COLUMN("track", "Track", COLUMN_TEXT),       COLUMN("day", "Day", COLUMN_TEXT),
    COLUMN("pages_done", "Pages", COLUMN_COUNT), COLUMN("pages_total", "of", COLUMN_COUNT),
    COLUMN("days_done", "Days", COLUMN_COUNT),   COLUMN("days_total", "of", COLUMN_COUNT),
    COLUMN("started_at", "Since", COLUMN_TEXT),  COLUMN("arguments", NULL, COLUMN_TEXT),
};

static void add_run(struct context *context, struct sheet *sheet, const struct logged_run *run)
{
    const struct run_progress *progress = &run->progress;
    struct arena *arena = &context->arena;
    char day[CALENDAR_TEXT_SIZE], at[CALENDAR_TEXT_SIZE];

    sheet_add_text(sheet, run->command);
    sheet_add_number(sheet, run->pid);
    sheet_add_text(sheet, run->track_slug);
    sheet_add_text(sheet, date_is_absent(progress->day)
                              ? NULL
                              : arena_text(arena, date_format(progress->day, day)));
    sheet_add_number(sheet, progress->pages_done);
    sheet_add_number(sheet, progress->pages_total);
    sheet_add_number(sheet, progress->days_done);
    sheet_add_number(sheet, progress->days_total);
    sheet_add_text(sheet, arena_text(arena, utc_format(run->started_at, at)));
    sheet_add_text(sheet, run->arguments);
}

static int collect(struct context *context, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    const struct logged_run *runs;
    size_t n;
    int r = run_log_list(context->task.mirror_db, scope->slug, true, MOST_SHOWN, &context->arena,
                         &runs, &n, err);

    if (r < 0 || n == 0)
        return r;
    for (size_t i = 0; i < n; i++)
        add_run(context, sheet, &runs[i]);
    *ret_sheet = sheet;
    return 0;
}

const struct status_section status_runs = {"running", collect};
