/*
 * The kinds of page, one row each: where such a page is, how long it is kept, how it is told, read
 * and shown, and what it must show to be the page that its address names. Whoever treats kinds
 * differently asks this table; docs/adding-a-page-kind.md tells how a row is added.
 */
#ifndef TRACKSIDE_PAGE_KIND_H
#define TRACKSIDE_PAGE_KIND_H

#include "trackside/json.h"
#include "trackside/liverc.h"

/* What an address and a cache key name a page by, beside its track and its kind. */
enum page_naming {
    PAGE_NAMED_BY_KIND, /* one of it on a site */
    PAGE_NAMED_BY_MONTH,
    PAGE_NAMED_BY_DAY,
    PAGE_NAMED_BY_ID, /* of one series for all tracks, so that its cache key names no track */
    PAGE_NAMED_BY_TRACK_AND_ID, /* likewise, but what it shows is told by the track that it was
                                   asked of: a race page prints neither host nor id */
};

static inline bool page_naming_has_id(enum page_naming naming)
{
    return naming == PAGE_NAMED_BY_ID || naming == PAGE_NAMED_BY_TRACK_AND_ID;
}

/* Which of the two rates a request for it is counted in, by the mirror's gate. */
enum page_rate {
    PAGE_RATE_DISCOVERY, /* per track: lists and the like */
    PAGE_RATE_SESSION,   /* per site: what there are many of */
};

/* What the reader of its kind found: one pointer is set, that of the kind. In the arena. */
struct page_reading {
    enum page_kind kind;
    union {
        const struct practice_month *month;
        const struct practice_day *day;
        const struct practice_session *session;
        const struct track_directory *directory;
        const struct track_dashboard *dashboard;
        const struct event_list *event_list;
        const struct race_event *event;
        const struct race_page *race;
        const struct entry_list *entry_list;
        const struct points_page *points;
        const struct round_ranking *round_ranking;
        const struct multi_main *multi_main;
        const struct overall_ranking *overall_ranking;
        const struct heat_sheet *heat_sheet;
    };
    const struct event_heading *heading; /* of a page of one event; NULL of others */
    const char *own_address;             /* what the page says its own is; NULL when it does not */
    const char **addresses; /* others on it that have a host, where its reader tells them */
    size_t n_addresses;
    const char *track_name;         /* what the page calls its track; NULL when it does not */
    const struct finding *findings; /* those of the struct */
    size_t n_findings;
};

struct reading; /* a page that was taken apart: liverc/frame.h */

struct page_kind_row {
    enum page_naming naming; /* what its address names it by */
    enum page_rate rate;     /* which of the site's rates it counts against */
    bool names_nobody;       /* no people at all, so that there is nothing to scrub */

    /* Its address: "https://SITE/section/?p=parameter&d=2025-10-25", or "&id=123". */
    const char *section;   /* NULL: the front of the site */
    const char *parameter; /* NULL: the section's own front */
    const char *order;   /* "&o=order" behind it: of its orders the one that is read; NULL: none */
    const char *only_on; /* the one site that has it; NULL: every track's */
    const char *key;     /* its cache key as far as the kind makes it: "practice:day" */

    /* The mirror's rules: keys of settings (docs/operations.md). */
    const char *timeout;
    const char *ttl;         /* time to live */
    const char *settled_ttl; /* when settled; NULL: the same */
    const char *current_ttl; /* while its month goes on; NULL: the same */

    /* What it says. */
    const char *title; /* "day page": for sentences, and the name of its form */
    const char *(*sign)(const struct reading *page); /* what tells it from others; NULL: nothing */
    int (*read)(struct reading *page, struct page_reading *ret_reading, struct error *err);
    struct json *(*json)(const struct page_reading *reading); /* every field of its struct; by the
                             names of its members scrubbing tells who is on the page */

    /* Does it show the identity that its address names? Fills in what the address does not tell.
     * NULL: it shows nothing that its kind does not. */
    int (*identify)(const struct page_reading *reading, struct page_id *page, struct error *err);

    /* What on the page proves the reading wrong, half a sentence; NULL when nothing does. NULL:
     * such a page carries no proof. */
    const char *(*doubt)(const struct page_reading *reading, const struct page_id *page,
                         struct arena *arena);
};

/* NULL for PAGE_N_KINDS. Names of kinds: page_kind_name and page_kind_read in liverc.h. */
const struct page_kind_row *page_kind_row(enum page_kind kind);

/* "discovery", "session": as stored in requests.rate_class. */
const char *page_rate_name(enum page_rate rate);

/* The kind that pages of that form are of; PAGE_N_KINDS for a form of none. */
enum page_kind page_kind_of_form(enum page_form form);

/* "month, day, session or directory, or dashboard, events ...": for sentences. In the arena. */
const char *page_kind_names(struct arena *arena);

/* Read a page of that kind. Errors as the readers of liverc.h; ERROR_FAILED for PAGE_N_KINDS. */
int page_parse(struct bytes body, enum page_kind kind, struct arena *arena,
               struct page_reading *ret_reading, struct error *err);

/*
 * Does what was read show the identity that `page` has? ERROR_UNKNOWN_PAGE, naming what it shows
 * instead ("it shows 2025-10-24"). On success what the address left open is filled in: the day of a
 * session.
 */
int page_identify(const struct page_reading *reading, struct page_id *page, struct error *err);

/* Does the page agree with itself? ERROR_UNKNOWN_PAGE, with what proves the reading wrong. */
int page_believe(const struct page_reading *reading, const struct page_id *page,
                 struct arena *arena, struct error *err);

/*
 * Is this body the page that its address says? For every page, wherever it came from: the site, a
 * saved file, HAR, WARC, a fixture. Reads it and asks page_identify and page_believe.
 */
int page_verify(struct bytes body, struct page_id *page, struct arena *arena,
                struct page_reading *ret_reading, struct error *err);

/* What was odd about a page, as JSON; the caller's. */
struct json *page_json_findings(const struct finding *findings, size_t n);

/* The id within the cache key of a page that is named by one; NULL for the other kinds. */
const char *page_key_id(enum page_kind kind, const char *cache_key);

/* Why nothing can be done with a stored page of a kind that this program does not know:
 * ERROR_UNKNOWN_PAGE. */
int page_kind_refuse(const char *cache_key, const char *kind_name, struct error *err);

#endif
