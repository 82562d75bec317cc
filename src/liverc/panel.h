/*
 * The boxes that hold a page's content: `div.panel`, as the site's templates have them.
 */
#ifndef TRACKSIDE_LIVERC_PANEL_H
#define TRACKSIDE_LIVERC_PANEL_H

#include "trackside/dom.h"

/* A list in the order of the page; those that hold others are left out. */
struct panel {
    const struct dom_node *box;
    const char *heading; /* of its `div.panel-heading`, squeezed; "" when it has none */
    const struct panel *next;
};

/* All of them, in the scratch; NULL when there is none. */
const struct panel *panels_read(const struct dom_node *root, struct arena *scratch);

/* The first whose heading begins with a phrase, or NULL; `*ret_rest` is what follows the phrase. */
const struct panel *panel_headed(const struct panel *panels, const char *phrase,
                                 const char **ret_rest);

#endif
