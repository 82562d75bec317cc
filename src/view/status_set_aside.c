/* Days that were archived or forgotten, as `status` shows them. */
#include "status_section.h"

#include "trackside/set_aside.h"

static const struct column columns[] = {
    COLUMN("track", "Put away", COLUMN_TEXT),  COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("state", "State", COLUMN_TEXT),     COLUMN("archive", "Archive", COLUMN_TEXT),
    COLUMN("set_aside_at", "On", COLUMN_TEXT),
};

static void add(struct sheet *sheet, struct arena *arena, const struct set_aside_event *day)
{
    char text[CALENDAR_TEXT_SIZE];

    sheet_add_text(sheet, day->track_slug);
    sheet_add_text(
        sheet, date_is_absent(day->date) ? NULL : arena_text(arena, date_format(day->date, text)));
    sheet_add_text(sheet, day->archive != NULL ? "archived" : "forgotten");
    sheet_add_text(sheet, day->archive);
    sheet_add_text(sheet, arena_text(arena, utc_format(day->at, text)));
}

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(arena, columns, sizeof(columns) / sizeof(columns[0]));
    const struct set_aside_event *days = NULL;
    size_t n = 0;
    int r =
        set_aside_list(task->mirror_db, scope->slug, scope->source_event_id, arena, &days, &n, err);

    if (r < 0 || n == 0)
        return r;
    for (size_t i = 0; i < n; i++)
        add(sheet, arena, &days[i]);
    *ret_sheet = sheet;
    return 0;
}

const struct status_section status_set_aside = {"set_aside", collect};
