/*
 * Scrubbing: recorded pages with everybody's names, transponders and session ids replaced by
 * invented ones, everything else byte for byte as it was. Pure: pages in, pages out.
 *
 * What is replaced is found by reading the pages, and replaced wherever it stands: titles, links,
 * tables, attributes, comments and scripts, in any case, escaped in any way (entities, `\'`,
 * \u00e9, %C3%A9, one in the other), as "Last, First", and word by word where a word is not one
 * that every page has. Replacement goes by words: each word of a name has one alias, made from
 * the seed by HMAC, so that a person has the same alias on all pages and in all fixtures of one
 * seed; apostrophes, hyphens, quotes, accents, scripts, upper case and suffixes stay where they
 * were. "Unknown Driver" and "Unknown Class" stay.
 *
 * Nothing is given back unless three things were proved of it:
 *   numbers   the pages still say the same: every number, time, date (moved, if it was to be
 *             moved) and finding is equal, and who is the same person still is
 *   fields    no field that tells of a person is what it was
 *   bytes     no text that was to go is anywhere, in any encoding tried
 */
#ifndef TRACKSIDE_SCRUB_H
#define TRACKSIDE_SCRUB_H

#include "trackside/arena.h"
#include "trackside/error.h"
#include "trackside/json.h"
#include "trackside/page.h"

enum scrub_kind {
    SCRUB_DRIVER,
    SCRUB_TRANSPONDER,
    SCRUB_SESSION, /* LiveRC session id */
    SCRUB_CLASS,   /* words of a class that are not what all classes are made of */
    SCRUB_TRACK,
    SCRUB_DATE,
    SCRUB_N_KINDS,
};

/* "driver", "transponder" ...: stable, for JSON. */
const char *scrub_kind_name(enum scrub_kind kind);

/* A page, before and after. Texts are borrowed from whoever made it, or live in the arena. */
struct scrub_page {
    struct page_id id;
    const char *name; /* of its file, or its cache key: what errors call it */
    struct bytes body;
    bool unreadable; /* no page of its kind, and known to be none: it is searched for what the
                        others name and for what looks like a name or a number, without a proof of
                        numbers and fields */
};

/* Something to replace that is known from elsewhere. */
struct scrub_identity {
    enum scrub_kind kind; /* driver, transponder or session */
    const char *text;
};

struct scrub_options {
    struct bytes seed;      /* a secret: whoever has it can try names */
    bool keep_classes;      /* class names stay as they are */
    int shift_days;         /* move every date; 0: none */
    const char *track_slug; /* new slug and name; NULL: the track keeps its own */
    const char *track_name;
    const char *old_track_name; /* beside those on the pages; may be NULL */
    const struct scrub_identity *known;
    size_t n_known;
    const struct scrub_page *templates; /* pages of nobody real: their words are the site's own */
    size_t n_templates;
};

struct scrub_count {
    size_t n_distinct; /* different texts */
    size_t n_replaced; /* places */
};

struct scrub_report {
    struct scrub_count counts[SCRUB_N_KINDS];
    size_t n_pages;
    size_t n_unreadable;     /* pages without proof of numbers and fields */
    size_t n_same_numbers;   /* comparisons of figures, dates, places, and of who is who, that came
                                out equal */
    size_t n_changed_fields; /* fields that tell of somebody, and changed */
    size_t n_absent_texts;   /* texts looked for in every byte, and not found */
    size_t n_common_texts;   /* names that are also words of every page ("Open"): replaced where a
                                page names a driver, and not looked for elsewhere */
    size_t n_searched_bytes;
};

/*
 * Scrub n pages together. *ret_pages are as many, in the same order, in the arena; dates, ids and
 * slugs in their identities and names are the new ones. ERROR_UNKNOWN_PAGE for a page that cannot
 * be read and is not said to be so; ERROR_CHECK, naming page and kind but never the text, when a
 * proof fails; ERROR_USAGE when the dates cannot be moved so far, for a page without people, and
 * for pages of several tracks that are to become one.
 */
int scrub_pages(const struct scrub_page *pages, size_t n, const struct scrub_options *options,
                struct arena *arena, struct scrub_page **ret_pages, struct scrub_report *ret_report,
                struct error *err);

/* Move a moment in UTC ("2025-10-25T06:00:00Z") by days; in the arena. */
const char *scrub_move_moment(const char *moment, int days, struct arena *arena);

/* {"replaced": {KIND: {"distinct", "places"}}, "proof": {...}}: the manifest's member `scrubbed`.
 */
struct json *scrub_report_json(const struct scrub_report *report);

#endif
