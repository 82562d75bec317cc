/*
 * The boxes that hold a page's content: `div.panel`, as the site's templates have them.
 */
#ifndef TRACKSIDE_LIVERC_PANEL_H
#define TRACKSIDE_LIVERC_PANEL_H

#include "dom.h"

/* The boxes one by one, in the order of the page; one that holds others is passed over. */
const struct dom_node *panel_first(const struct dom_node *root);
const struct dom_node *panel_next(const struct dom_node *root, const struct dom_node *panel);

#endif
