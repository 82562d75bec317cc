/*
 * What a page may ask of the HTML parser, and what of it the parser is shown.
 */
#ifndef TRACKSIDE_HTML_REDUCE_H
#define TRACKSIDE_HTML_REDUCE_H

#include "trackside/html.h"

/*
 * A page without its comments, the insides of scripts and styles, runs of white space, and the
 * attributes that nobody asks for.
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
