/*
 * What makes a page one of its kind: the elements that its reader stands on. Both the readers
 * and the check before a page is kept ask here, so that they cannot disagree.
 */
#ifndef TRACKSIDE_LIVERC_SHAPE_H
#define TRACKSIDE_LIVERC_SHAPE_H

#include "trackside/calendar.h"

#include "dom.h"
#include "frame.h"

struct day_shape {
    struct date date;             /* h5 */
    const struct dom_node *table; /* the sessions; NULL when the page says that there are none */
};

/* 0, or ERROR_UNKNOWN_PAGE naming the element that was missed. */
int shape_of_month(const struct dom_node *root, const struct frame *frame, struct arena *arena,
                   struct error *err);
int shape_of_day(const struct dom_node *root, const struct frame *frame, struct arena *arena,
                 struct day_shape *ret_shape, struct error *err);
/* The table of rows "Driver", "Session Time", "Num Laps" and so on. */
int shape_of_session(const struct dom_node *root, struct arena *arena,
                     const struct dom_node **ret_table, struct error *err);

#endif
