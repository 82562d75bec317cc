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
    PAGE_MONTH,           /* practice days of a month, with session counts */
    PAGE_DAY,             /* the sessions of one practice day */
    PAGE_SESSION,         /* one practice session with its laps */
    PAGE_DIRECTORY,       /* every track of the site; its track_slug is PAGE_DIRECTORY_SLUG */
    PAGE_DASHBOARD,       /* the front of a track's site */
    PAGE_EVENT_LIST,      /* every race event of a track */
    PAGE_EVENT,           /* the races of one event, and links to the rest of it */
    PAGE_RACE,            /* one race with everybody's laps */
    PAGE_ENTRY_LIST,      /* who entered which class; its id is the event's */
    PAGE_POINTS,          /* qualifying points */
    PAGE_ROUND_RANKING,   /* one round, in the order of laps and time */
    PAGE_MULTI_MAIN,      /* a main of several legs */
    PAGE_OVERALL_RANKING, /* the final ranking; its id is the event's */
    PAGE_HEAT_SHEET,      /* the line-ups of a round */
    PAGE_N_KINDS,         /* none of them: of a page of the store that a later program wrote */
};

/* Their names in the stores and in manifests. They stand here, since the stores know no liverc;
 * everybody else asks page_kind_name. */
/* clang-format off */
#define PAGE_KIND_NAMES {                \
        [PAGE_MONTH] = "month",          \
        [PAGE_DAY] = "day",              \
        [PAGE_SESSION] = "session",      \
        [PAGE_DIRECTORY] = "directory",  \
        [PAGE_DASHBOARD] = "dashboard",  \
        [PAGE_EVENT_LIST] = "events",    \
        [PAGE_EVENT] = "event",          \
        [PAGE_RACE] = "race",            \
        [PAGE_ENTRY_LIST] = "entries",   \
        [PAGE_POINTS] = "points",        \
        [PAGE_ROUND_RANKING] = "round",  \
        [PAGE_MULTI_MAIN] = "multi",     \
        [PAGE_OVERALL_RANKING] = "overall", \
        [PAGE_HEAT_SHEET] = "sheet",     \
    }
/* clang-format on */

/* The directory stands where a track's pages do, at an address of LiveRC's own. */
#define PAGE_DIRECTORY_SLUG "live"

/* Whose page it is. Texts are borrowed and NUL-terminated. */
struct page_id {
    enum page_kind kind;
    const char *track_slug; /* lower case; never NULL */
    struct date date;       /* day page: the day; month page: day 0; session page: its practice day;
                               pages of one event: its last day; year 0 when not known, and of
                               directory, dashboard and event list */
    const char *source_id;  /* session page, pages of one event: the site's id, digits as it writes
                               them; else NULL */
    int64_t part;           /* day page: 0 the list's first page; 2, 3 ... those it goes on with */
    const char *url; /* of a later part, as the site links it: absolute, or root-relative on the
                        track's site; NULL: made from the identity */
};

#endif
