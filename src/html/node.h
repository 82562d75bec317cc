/*
 * A node of the tree: an element, or a run of text. For the two files that know its inside.
 */
#ifndef TRACKSIDE_HTML_NODE_H
#define TRACKSIDE_HTML_NODE_H

#include "trackside/dom.h"

/* How a node stands in the text around it. */
enum dom_flow {
    FLOW_BLOCK,  /* parts the words before and after it, as most elements do */
    FLOW_INLINE, /* stands inside a line */
    FLOW_BREAK,  /* `br` */
    FLOW_NONE,   /* shows nothing: a script, a style, class `hidden` */
    FLOW_TEXT,
};

struct dom_attribute {
    const char *name;
    const char *value;
    const struct dom_attribute *next;
};

/* Small, since a page has thousands. */
struct dom_node {
    enum dom_flow flow;
    struct dom_node *parent;
    struct dom_node *next; /* beside it */
    union {
        struct {              /* an element */
            const char *name; /* in lower case */
            const struct dom_attribute *attributes;
            struct dom_node *first; /* what it holds */
        };
        struct bytes text; /* FLOW_TEXT */
    };
};

#endif
