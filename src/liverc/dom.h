/*
 * A parsed page to walk through: as much of a document tree as the page readers need.
 *
 * Nodes are elements and belong to the document. "Visible" text leaves out scripts, styles,
 * comments and elements of class `hidden` inside the node asked about (the site keeps its sort
 * keys in such elements); the text of a hidden element itself is had by asking for it.
 */
#ifndef TRACKSIDE_LIVERC_DOM_H
#define TRACKSIDE_LIVERC_DOM_H

#include "trackside/arena.h"
#include "trackside/error.h"

struct dom;
struct dom_node;

/* The lines of a cell as a browser shows them. */
struct dom_lines {
    const char *const *items; /* squeezed; blank lines are "" */
    size_t n_items;           /* at least 1 */
};

/*
 * Parse a page that is valid UTF-8 and within the limits (page_limits.h); bad markup is recovered
 * from as browsers do. ERROR_UNKNOWN_PAGE when there is nothing to parse, or the parser gave up.
 */
int dom_open(struct bytes page, struct dom **ret_dom, struct error *err);
void dom_close(struct dom *dom);
void dom_close_at(struct dom **dom); /* for CLEANUP */

const struct dom_node *dom_root(const struct dom *dom);

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

bool dom_is(const struct dom_node *node, const char *name);
bool dom_has_class(const struct dom_node *node, const char *class_name);

/* NULL when the element has no such attribute. */
const char *dom_attribute(const struct dom_node *node, const char *name, struct arena *arena);

/* Visible text, squeezed; "" for none and for a NULL node. A line break counts as a blank. */
const char *dom_text(const struct dom_node *node, struct arena *arena);

/*
 * The same for what is short by nature (a label, a heading of a column, one lap): "" when it has
 * more than DOM_LABEL_SIZE bytes, so that asking every element of a hostile page costs little.
 */
enum {
    DOM_LABEL_SIZE = 256,
};
const char *dom_label(const struct dom_node *node, struct arena *arena);

/* The visible text, cut at each line break. */
struct dom_lines dom_lines(const struct dom_node *node, struct arena *arena);

/* All characters in a node as they are: for scripts. */
struct bytes dom_raw_text(const struct dom_node *node, struct arena *arena);

#endif
