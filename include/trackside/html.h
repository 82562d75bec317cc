/*
 * HTML from a site that nobody can vouch for: bytes in, a tree to walk through out (dom.h), within
 * bounds of time and memory, however bad the markup is.
 *
 * What the pages are about is the caller's to know: it says what it will look for, and is told
 * what it cannot see in the tree.
 */
#ifndef TRACKSIDE_HTML_H
#define TRACKSIDE_HTML_H

#include "trackside/arena.h"
#include "trackside/dom.h"
#include "trackside/error.h"

enum {
    HTML_PAGE_SIZE = 8 * 1024 * 1024, /* the largest page seen has 0.87 MB */
    HTML_TAG_SIZE = 64 * 1024,        /* from `<` to `>` */
    HTML_ATTRIBUTES = 256,            /* of one tag */
    HTML_DEPTH = 200, /* of open elements; libxml2's own tree would stop without a word at 256 */
};

/* What a caller looks for. Outlives the reading. */
struct html_rules {
    const char *what; /* its pages are, for the sentence about one over a limit: "page of X" */
    const char *const *attributes; /* that are asked for, in lower case, up to NULL: others are
                                    * left out of the tree */
    const char *watched;           /* counted where no element is: in comments, scripts, styles */
};

struct html_page {
    const struct dom_node *root; /* NULL when the page is cut off: it has no `</html>` that is no
                                  * part of a comment or script; then what follows is not known */
    size_t n_bad_texts;          /* sequences that are no UTF-8, now U+FFFD */
    size_t n_rows;               /* `<tr>` tags in the bytes, ... */
    size_t n_tree_rows;          /* ... and in the tree */
    size_t n_watched;            /* see html_rules */
};

/*
 * What is done with a page while it is there: the page, its tree and whatever is made in `scratch`
 * are gone when the work returns, and must not be kept. The work owns no memory elsewhere: it may
 * be left in the middle, when memory ends.
 */
typedef int html_work(void *context, const struct html_page *page, struct arena *scratch,
                      struct error *err);

/*
 * Take a page apart and do the work. Bad markup is recovered from as browsers do, bad UTF-8 is
 * repaired. ERROR_UNKNOWN_PAGE when the page is over a limit or cannot be parsed; ERROR_FAILED
 * when memory ends, also that of `results` (whose own `exhausted` is put aside meanwhile); else
 * what the work returns.
 */
int html_read(struct bytes page, const struct html_rules *rules, html_work *work, void *context,
              struct arena *results, struct error *err);

/* The version of libxml2 in use, as it numbers itself: "20914". */
const char *html_library(void);

#endif
