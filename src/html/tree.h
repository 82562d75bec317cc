/*
 * The tree of a page, built from what libxml2 tells of its tags.
 */
#ifndef TRACKSIDE_HTML_TREE_H
#define TRACKSIDE_HTML_TREE_H

#include "trackside/dom.h"
#include "trackside/error.h"

#include "reduce.h"

/*
 * Parse a page that was reduced (reduce.h), to which the scripts come back; bad markup is recovered
 * from as browsers do. For use within memory_contain only. ERROR_UNKNOWN_PAGE when there is
 * nothing to parse, the parser gave up, or the elements are nested too deeply. *ret_n_rows is the
 * number of `tr` elements in the tree, to be held against those in the page's bytes.
 */
int tree_build(const struct reduced *page, struct arena *scratch, const struct dom_node **ret_root,
               size_t *ret_n_rows, struct error *err);

/* Before a reading: what libxml2 keeps for good must not be of a reading's memory. */
void tree_prepare(void);

/* At the end of a reading, however it ended, while its memory is there: libxml2 must not remember
 * errors whose texts are gone. */
void tree_forget(void);

#endif
