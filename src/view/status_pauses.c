/* Sites that are left alone for now, as `status` shows them. */
#include "status_section.h"

#include "trackside/health.h"

static const struct column columns[] = {
    COLUMN("origin", "Left alone", COLUMN_TEXT),
    COLUMN("until", "Until", COLUMN_TEXT),
    COLUMN("reason", "Why", COLUMN_TEXT),
};

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(arena, columns, sizeof(columns) / sizeof(columns[0]));
    const struct figure_line *lines;
    char until[CALENDAR_TEXT_SIZE];
    size_t n;
    int r = figure_read(task->mirror_db, FIGURE_PAUSES, clock_utc(&task->clock), arena, &lines, &n,
                        err);

    (void)scope; /* a site is paused for all tracks it serves */
    if (r < 0 || n == 0)
        return r;
    for (size_t i = 0; i < n; i++) {
        sheet_add_text(sheet, lines[i].labels[0]);
        sheet_add_text(sheet, arena_text(arena, utc_format(lines[i].value, until)));
        sheet_add_text(sheet, lines[i].labels[1]);
    }
    *ret_sheet = sheet;
    return 0;
}

const struct status_section status_pauses = {"pauses", collect};
