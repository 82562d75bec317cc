/*
 * What a page may ask of the HTML parser, and what of it the parser is shown.
 */
#ifndef TRACKSIDE_LIVERC_REDUCE_H
#define TRACKSIDE_LIVERC_REDUCE_H

#include "trackside/arena.h"
#include "trackside/error.h"

enum {
    LIMIT_PAGE_SIZE = 8 * 1024 * 1024, /* the largest page seen on the site has 0.87 MB */
    LIMIT_TAG_SIZE = 64 * 1024,        /* from `<` to `>` */
    LIMIT_ATTRIBUTES = 256,            /* of one tag */
};

/*
 * A page without its comments, the insides of scripts and styles, runs of white space, and the
 * attributes that no reader asks for (see is_kept in reduce.c).
 */
struct reduced {
    struct bytes markup;         /* in the scratch; each script holds nothing but its number */
    const struct bytes *scripts; /* their insides, by number; slices of the page */
    size_t n_scripts;
    size_t n_rows;         /* `<tr>` tags */
    size_t n_hidden_links; /* to sessions, in comments and scripts: one has swallowed rows */
    bool ends;             /* there is a `</html>` that is no part of a comment or script */
};

/*
 * Valid UTF-8 without NUL in, markup out. ERROR_UNKNOWN_PAGE naming the limit that the page is
 * over. Linear in its size. How deep elements are nested is not seen here but where they are: see
 * DOM_DEPTH.
 */
int reduce_page(struct bytes page, struct arena *scratch, struct reduced *ret_reduced,
                struct error *err);

#endif
