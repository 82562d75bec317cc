/*
 * The "Practice Stats" box of a day page.
 */
#ifndef TRACKSIDE_LIVERC_DAY_PANEL_H
#define TRACKSIDE_LIVERC_DAY_PANEL_H

#include "trackside/race.h"

#include "dom.h"

/* The site's own totals; `present` is false when the page has no such box. */
struct day_panel day_panel_read(const struct dom_node *root, struct date date, struct arena *arena);

#endif
