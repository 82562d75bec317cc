/*
 * A parsed page to walk through: as much of a document tree as the page readers need.
 *
 * Nodes are elements. They and the texts of their attributes live in the scratch of the reading
 * (memory.h). "Visible" text leaves out scripts, styles, comments and elements of class `hidden`
 * inside the node asked about (the site keeps its sort keys in such elements); the text of a
 * hidden element itself is had by asking for it.
 */
#ifndef TRACKSIDE_LIVERC_DOM_H
#define TRACKSIDE_LIVERC_DOM_H

#include "trackside/arena.h"
#include "trackside/error.h"

#include "reduce.h"

struct dom_node;

/* The lines of a cell as a browser shows them. */
struct dom_lines {
    const char *const *items; /* squeezed; blank lines are "" */
    size_t n_items;           /* at least 1 */
};

enum {
    DOM_DEPTH = 200, /* of open elements; libxml2's own tree would stop without a word at 256 */
};

/*
 * Parse a page that was reduced (reduce.h), to which the scripts come back; bad markup is recovered
 * from as browsers do. For use within memory_contain only. ERROR_UNKNOWN_PAGE when there is
 * nothing to parse, the parser gave up, or the elements are nested too deeply. *ret_n_rows is the
 * number of `tr` elements in the tree, to be held against those in the page's bytes.
 */
int dom_parse(const struct reduced *page, struct arena *scratch, const struct dom_node **ret_root,
              size_t *ret_n_rows, struct error *err);

/* Before a reading: what libxml2 keeps for good must not be of a reading's memory. */
void dom_prepare(void);

/* After a reading, however it ended: libxml2 must not remember errors whose texts are gone. */
void dom_forget(void);

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
 * those that some reader asks for are there: see is_kept in reduce.c.
 */
const char *dom_attribute(const struct dom_node *node, const char *name);

/* Visible text, squeezed; "" for none and for a NULL node. A line break counts as a blank. */
const char *dom_text(const struct dom_node *node, struct arena *arena);

/*
 * The same for what is short by nature (a label, a heading of a column, one lap), not squeezed and
 * in the caller's room: empty when it has more, so that asking every element of a hostile page
 * costs little.
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
