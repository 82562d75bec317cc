/*
 * What a page is: its kind and identity. Vocabulary only. What differs from kind to kind is a row
 * of the table in page_kind.h; how an identity becomes an address or a cache key is written once,
 * in liverc/address.c (see liverc.h).
 */
#ifndef TRACKSIDE_PAGE_H
#define TRACKSIDE_PAGE_H

#include "trackside/calendar.h"

/* In the order of the cache rules; stored by name, never by number. */
enum page_kind {
    PAGE_MONTH,     /* practice days of a month, with session counts */
    PAGE_DAY,       /* the sessions of one practice day */
    PAGE_SESSION,   /* one practice session with its laps */
    PAGE_DIRECTORY, /* every track of the site; its track_slug is PAGE_DIRECTORY_SLUG */
    PAGE_N_KINDS,   /* none of them: of a page of the store that a later program wrote */
};

/* Their names in the stores and in manifests. They stand here, since the stores know no liverc;
 * everybody else asks page_kind_name. */
/* clang-format off */
#define PAGE_KIND_NAMES {                \
        [PAGE_MONTH] = "month",          \
        [PAGE_DAY] = "day",              \
        [PAGE_SESSION] = "session",      \
        [PAGE_DIRECTORY] = "directory",  \
    }
/* clang-format on */

/* The directory stands where a track's pages do, at an address of LiveRC's own. */
#define PAGE_DIRECTORY_SLUG "live"

/* Whose page it is. Texts are borrowed and NUL-terminated. */
struct page_id {
    enum page_kind kind;
    const char *track_slug; /* lower case; never NULL */
    struct date date;       /* day page: the day; month page: day 0; session page: its practice day,
                               or year 0 when not known; directory: year 0 */
    const char *source_id;  /* session page: the site's id, digits as it writes them; else NULL */
    int64_t part;           /* day page: 0 the list's first page; 2, 3 ... those it goes on with */
    const char *url; /* of a later part, as the site links it: absolute, or root-relative on the
                        track's site; NULL: made from the identity */
};

#endif
