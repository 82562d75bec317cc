/*
 * The "Practice Stats" box of a day page.
 */
#ifndef TRACKSIDE_LIVERC_DAY_PANEL_H
#define TRACKSIDE_LIVERC_DAY_PANEL_H

#include "frame.h"

/* The site's own totals; `present` is false when the page has no such box. */
struct day_panel day_panel_read(struct reading *reading, struct date date);

#endif
