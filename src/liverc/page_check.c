/*
 * Is an answer the page that was asked for? Asked before it is kept as good.
 */
#include "trackside/liverc.h"

#include "trackside/cleanup.h"

#include "frame.h"
#include "shape.h"

static int check_shape(const struct dom_node *root, const struct frame *frame, enum page_kind kind,
                       struct arena *arena, struct error *err)
{
    struct day_shape day;
    const struct dom_node *table;
    switch (kind) {
    case PAGE_MONTH:
        return shape_of_month(root, frame, arena, err);
    case PAGE_DAY:
        return shape_of_day(root, frame, arena, &day, err);
    case PAGE_SESSION:
        return shape_of_session(root, arena, &table, err);
    case PAGE_N_KINDS:
        break;
    }
    return error_set(err, ERROR_FAILED, "there is no such kind of page");
}

int liverc_check_page(struct bytes page, enum page_kind kind, struct error *err)
{
    CLEANUP(arena_deinit) struct arena arena;
    CLEANUP(dom_close_at) struct dom *dom = NULL;
    struct frame frame;
    arena_init(&arena);
    int r = frame_open(page, &arena, &dom, &frame, err);
    if (r < 0)
        return r;
    return check_shape(dom_root(dom), &frame, kind, &arena, err);
}
