/*
 * What a page may ask of the HTML parser, and what of it the parser is shown.
 */
#ifndef TRACKSIDE_HTML_REDUCE_H
#define TRACKSIDE_HTML_REDUCE_H

#include "trackside/html.h"

/* In the markup: the begin of a character reference, in place of its `&`. U+FDD0, which is no
 * character and never will be. */
#define REDUCED_REFERENCE "\xEF\xB7\x90"

/* The last element of the markup. */
#define REDUCED_END "end-of-page"

/*
 * A page without its comments, the insides of scripts and styles, runs of white space, and the
 * attributes that nobody asks for. What libxml2's releases read differently is told by references
 * that it leaves alone: those of the page, and one for each character of a text that is not
 * allowed there.
 */
struct reduced {
    struct bytes markup;         /* in the scratch; each script holds nothing but its number */
    const struct bytes *scripts; /* their insides, by number; slices of the page */
    size_t n_scripts;
    size_t n_rows;    /* `<tr>` tags */
    size_t n_watched; /* in comments and scripts: see html_rules */
    bool ends;        /* there is a `</html>` that is no part of a comment or script */
};

/*
 * Valid UTF-8 without NUL in, markup out. ERROR_UNKNOWN_PAGE naming the limit that the page is
 * over. Linear in its size. How deep elements are nested is not seen here but where they are: see
 * HTML_DEPTH.
 */
int reduce_page(struct bytes page, const struct html_rules *rules, struct arena *scratch,
                struct reduced *ret_reduced, struct error *err);

#endif
