/* Stored days that the site lists otherwise, as `status` shows them. */
#include "status_section.h"

#include "trackside/day_drift.h"

static const struct column columns[] = {
    COLUMN("track", "Drifting", COLUMN_TEXT),    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("new", "New sessions", COLUMN_COUNT), COLUMN("removed", "Removed", COLUMN_COUNT),
    COLUMN("since", "Seen since", COLUMN_TEXT),
};

static void add(struct sheet *sheet, const struct drifting_day *day, struct arena *arena)
{
    char date[CALENDAR_TEXT_SIZE], since[CALENDAR_TEXT_SIZE];

    sheet_add_text(sheet, day->track_slug);
    sheet_add_text(sheet, arena_text(arena, date_format(day->date, date)));
    sheet_add_number(sheet, day->drift.n_new);
    sheet_add_number(sheet, day->drift.n_removed);
    sheet_add_text(sheet, arena_text(arena, utc_format(day->since, since)));
}

static int collect(struct context *context, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    const struct drifting_day *days;
    size_t n;
    int r =
        day_drift_list(&context->task, &context->arena, scope->slug, scope->date, &days, &n, err);

    if (r < 0 || n == 0)
        return r;
    for (size_t i = 0; i < n; i++)
        add(sheet, &days[i], &context->arena);
    *ret_sheet = sheet;
    return 0;
}

const struct status_section status_drift = {"drift", collect};
