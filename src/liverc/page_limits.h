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
    LIMIT_DEPTH = 200,                 /* open tags at one place; libxml2 gives up at 256 */
};

/* 0, or ERROR_UNKNOWN_PAGE naming the limit that the page is over. Linear in its size. */
int page_limits_check(struct bytes page, struct error *err);

#endif
