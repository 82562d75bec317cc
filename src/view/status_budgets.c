/* What each track has used of its daily budget, as `status` shows it. */
#include "status_section.h"

#include "trackside/health.h"

#include <string.h>

static const struct column columns[] = {
    COLUMN("track", "Budget of", COLUMN_TEXT),
    COLUMN("used_today", "Used in 24 h", COLUMN_COUNT),
    COLUMN("limit", "of", COLUMN_COUNT),
    COLUMN("left", "Left", COLUMN_COUNT),
};

/* No limit is nothing to count down from. */
static void add(struct sheet *sheet, const struct figure_line *line, int64_t limit)
{
    int64_t left = limit > line->value ? limit - line->value : 0;

    sheet_add_text(sheet, line->labels[0]);
    sheet_add_number(sheet, line->value);
    sheet_add_number(sheet, limit > 0 ? limit : ABSENT);
    sheet_add_number(sheet, limit > 0 ? left : ABSENT);
}

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(arena, columns, sizeof(columns) / sizeof(columns[0]));
    int64_t limit = task->settings->values[FETCH_DISCOVERY_PER_DAY].number;
    const struct figure_line *lines;
    size_t n;
    int r = figure_read(task->mirror_db, FIGURE_BUDGETS, clock_utc(&task->clock), arena, &lines, &n,
                        err);

    if (r < 0)
        return r;
    for (size_t i = 0; i < n; i++) {
        if (scope->slug != NULL && strcmp(scope->slug, lines[i].labels[0]) != 0)
            continue;
        add(sheet, &lines[i], limit);
        *ret_sheet = sheet;
    }
    return 0;
}

const struct status_section status_budgets = {"budgets", collect};
