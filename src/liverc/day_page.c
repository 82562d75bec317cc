/*
 * /practice/?p=session_list&d=YYYY-MM-DD: the sessions of one practice day.
 */
#include "trackside/liverc.h"

#include "day_panel.h"
#include "day_totals.h"
#include "frame.h"
#include "leaderboard.h"
#include "next_page.h"
#include "session_list.h"
#include "shape.h"

static int read_day(struct reading *reading, void *result, struct error *err)
{
    struct practice_day *day = arena_new(reading->arena, struct practice_day);
    struct day_shape shape;
    struct session_list list = {0};
    int r = shape_of_day(reading, &shape, err);
    if (r == 0 && shape.table != NULL)
        r = session_list_read(reading, shape.table, shape.date, &list, err);
    if (r < 0)
        return r;
    day->track_name = reading->frame.track_name;
    day->date = shape.date;
    day->sessions = list.rows;
    day->n_sessions = list.n_rows;
    day->n_skipped = list.n_skipped;
    day->panel = day_panel_read(reading, shape.date);
    day->leaderboard = leaderboard_read(reading);
    day->next_href = next_page_find(reading);
    day_totals_check(reading, day);
    day->findings = reading->findings.items;
    day->n_findings = reading->findings.n;
    *(const struct practice_day **)result = day;
    return 0;
}

int liverc_read_day(struct bytes page, struct arena *arena, const struct practice_day **ret_day,
                    struct error *err)
{
    return frame_read(page, arena, read_day, ret_day, err);
}
