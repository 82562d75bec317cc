/*
 * Innermost boxes only: no part of a page is then looked through twice, however it is nested.
 */
#include "panel.h"

const struct dom_node *panel_next(const struct dom_node *root, const struct dom_node *panel)
{
    do
        panel = dom_next(root, panel, "div", "panel");
    while (dom_first(panel, "div", "panel") != NULL);
    return panel;
}

const struct dom_node *panel_first(const struct dom_node *root)
{
    return panel_next(root, root);
}
