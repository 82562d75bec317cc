/* How tracks look. */
#include "trackside/track_view.h"

#include "trackside/liverc.h"
#include "trackside/report.h"

static const struct column columns[] = {
    COLUMN("slug", "Track", COLUMN_TEXT),          COLUMN("name", "Name", COLUMN_TEXT),
    COLUMN("timezone", "Zone", COLUMN_TEXT),       COLUMN("url", NULL, COLUMN_TEXT),
    COLUMN("practice_days", "Days", COLUMN_COUNT), COLUMN("sessions", "Sessions", COLUMN_COUNT),
    COLUMN("laps", "Laps", COLUMN_COUNT),          COLUMN("followed", "Followed", COLUMN_SWITCH),
    COLUMN("activity", "Now", COLUMN_TEXT),        COLUMN("current_event", NULL, COLUMN_TEXT),
    COLUMN("last_updated", NULL, COLUMN_TEXT),
};

static int add_row(struct task *task, struct arena *arena, struct sheet *sheet,
                   const struct stored_track *track, struct error *err)
{
    struct known_track known = {.slug = track->slug};
    struct track_counts counts;
    int r = report_count_track(task->race_db, track->slug, &counts, err);

    if (r == 0)
        r = report_find_track(task->race_db, track->slug, arena, &known, err);
    if (r < 0)
        return r;
    sheet_add_text(sheet, track->slug);
    sheet_add_text(sheet, track->name != NULL ? track->name : known.name);
    sheet_add_text(sheet, track->timezone);
    sheet_add_text(sheet, site_of_track(task->site, track->slug, arena));
    sheet_add_number(sheet, counts.practice_days);
    sheet_add_number(sheet, counts.sessions);
    sheet_add_number(sheet, counts.laps);
    sheet_add_number(sheet, track->is_followed);
    sheet_add_text(sheet, known.activity);
    sheet_add_text(sheet, known.current_event);
    sheet_add_text(sheet, known.last_updated);
    return 0;
}

int track_view_sheet(struct task *task, struct arena *arena, const struct stored_track *tracks,
                     size_t n, struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(arena, columns, sizeof(columns) / sizeof(columns[0]));
    int r = 0;

    for (size_t i = 0; r == 0 && i < n; i++)
        r = add_row(task, arena, sheet, &tracks[i], err);
    if (r == 0)
        *ret_sheet = sheet;
    return r;
}

int track_view_answer(struct task *task, struct arena *arena, const struct stored_track *track,
                      struct answer **ret_answer, struct error *err)
{
    struct sheet *sheet;
    int r = track_view_sheet(task, arena, track, 1, &sheet, err);

    if (r < 0)
        return r;
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "track", sheet, SHEET_OBJECT);
    return 0;
}
