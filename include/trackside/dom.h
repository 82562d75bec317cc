/*
 * A parsed page to walk through: as much of a document tree as the page readers need.
 *
 * Nodes are elements. They and the texts of their attributes live in the scratch of the reading
 * (html.h). "Visible" text leaves out scripts, styles, comments and elements of class `hidden`
 * inside the node asked about (where sort keys are kept); the text of a
 * hidden element itself is had by asking for it.
 */
#ifndef TRACKSIDE_DOM_H
#define TRACKSIDE_DOM_H

#include "trackside/arena.h"

struct dom_node;

/* The lines of a cell as a browser shows them. */
struct dom_lines {
    const char *const *items; /* squeezed; blank lines are "" */
    size_t n_items;           /* at least 1 */
};

/*
 * First element inside `scope` in the order of the page, and the next one after `node` that is
 * still inside `scope`. `name` is in lower case, `class_name` one of the class words; NULL for
 * any. NULL when there is none; also when scope is NULL.
 */
const struct dom_node *dom_first(const struct dom_node *scope, const char *name,
                                 const char *class_name);
const struct dom_node *dom_next(const struct dom_node *scope, const struct dom_node *node,
                                const char *name, const char *class_name);

/* Elements directly in a node, and beside one. `name` NULL for any. NULL when there is none. */
const struct dom_node *dom_child(const struct dom_node *node, const char *name);
const struct dom_node *dom_sibling(const struct dom_node *node, const char *name);

/* The element around it; NULL for the root. */
const struct dom_node *dom_parent(const struct dom_node *node);

/* Is the other node somewhere inside? False for NULL. */
bool dom_holds(const struct dom_node *node, const struct dom_node *inner);

bool dom_is(const struct dom_node *node, const char *name);
bool dom_has_class(const struct dom_node *node, const char *class_name);

/*
 * As written, entities decoded; of the scratch. NULL when the element has no such attribute. Only
 * those that the reading was asked for are there: see html_rules.
 */
const char *dom_attribute(const struct dom_node *node, const char *name);

/* Visible text, squeezed; "" for none and for a NULL node. A line break counts as a blank. */
const char *dom_text(const struct dom_node *node, struct arena *arena);

/* The text that stands directly in a node, without that of its elements; squeezed likewise. */
const char *dom_own_text(const struct dom_node *node, struct arena *arena);

/*
 * The visible text of what is short by nature (a label, a heading of a column, one lap), not
 * squeezed and in the caller's room: empty when it has more, so that asking every element of a
 * hostile page costs little.
 */
enum {
    DOM_LABEL_SIZE = 256,
};
struct bytes dom_label(const struct dom_node *node, char room[static DOM_LABEL_SIZE]);

/* The visible text, cut at each line break. */
struct dom_lines dom_lines(const struct dom_node *node, struct arena *arena);

/* All characters in a node as they are: for scripts. */
struct bytes dom_raw_text(const struct dom_node *node, struct arena *arena);

#endif
