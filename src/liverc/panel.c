/*
 * Innermost boxes only: no part of a page is then looked through twice, however it is nested.
 */
#include "panel.h"

#include <string.h>

static const struct dom_node *next_box(const struct dom_node *root, const struct dom_node *box)
{
    return dom_next(root, box, "div", "panel");
}

const struct panel *panels_read(const struct dom_node *root, struct arena *scratch)
{
    const struct panel *first = NULL;
    const struct panel **link = &first;
    for (const struct dom_node *box = next_box(root, root); box != NULL;) {
        const struct dom_node *next = next_box(root, box);
        if (!dom_holds(box, next)) {
            struct panel *panel = arena_new(scratch, struct panel);
            panel->box = box;
            panel->heading = dom_text(dom_first(box, "div", "panel-heading"), scratch);
            *link = panel;
            link = &panel->next;
        }
        box = next;
    }
    return first;
}

const struct panel *panel_headed(const struct panel *panels, const char *phrase,
                                 const char **ret_rest)
{
    size_t size = strlen(phrase);
    while (panels != NULL && strncmp(panels->heading, phrase, size) != 0)
        panels = panels->next;
    if (panels != NULL)
        *ret_rest = panels->heading + size + strspn(panels->heading + size, " ");
    return panels;
}
