/*
 * /practice/?p=session_list&d=YYYY-MM-DD: the sessions of one practice day.
 */
#include "trackside/liverc.h"

#include "trackside/cleanup.h"

#include "day_panel.h"
#include "frame.h"
#include "session_list.h"
#include "shape.h"

static int read_day(const struct dom_node *root, const struct frame *frame, struct arena *arena,
                    struct practice_day *day, struct error *err)
{
    struct day_shape shape;
    int r = shape_of_day(root, frame, arena, &shape, err);
    if (r == 0 && shape.table != NULL)
        r = session_list_read(shape.table, shape.date, arena, &day->sessions, &day->n_sessions,
                              err);
    if (r < 0)
        return r;
    day->track_name = frame->track_name;
    day->date = shape.date;
    day->panel = day_panel_read(root, shape.date, arena);
    return 0;
}

int liverc_read_day(struct bytes page, struct arena *arena, const struct practice_day **ret_day,
                    struct error *err)
{
    CLEANUP(dom_close_at) struct dom *dom = NULL;
    struct frame frame;
    struct practice_day *day = arena_new(arena, struct practice_day);
    int r = frame_open(page, arena, &dom, &frame, err);
    if (r == 0)
        r = read_day(dom_root(dom), &frame, arena, day, err);
    if (r < 0)
        return r;
    *ret_day = day;
    return 0;
}
