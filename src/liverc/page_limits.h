/*
 * What a page may ask of the HTML parser.
 */
#ifndef TRACKSIDE_LIVERC_PAGE_LIMITS_H
#define TRACKSIDE_LIVERC_PAGE_LIMITS_H

#include "trackside/bytes.h"
#include "trackside/error.h"

enum {
    LIMIT_PAGE_SIZE = 8 * 1024 * 1024, /* the largest page seen on the site has 0.87 MB */
    LIMIT_TAG_SIZE = 64 * 1024,        /* from `<` to `>` */
    LIMIT_ATTRIBUTES = 256,            /* of one tag */
};

/* What the pass saw on its way. */
struct page_marks {
    bool ends;     /* there is a `</html>` that is no part of a comment or script */
    size_t n_rows; /* `<tr>` tags */
};

/*
 * 0, or ERROR_UNKNOWN_PAGE naming the limit that the page is over. Linear in its size. How deep
 * elements are nested is not seen here but where they are: see DOM_DEPTH.
 */
int page_limits_check(struct bytes page, struct page_marks *ret_marks, struct error *err);

#endif
