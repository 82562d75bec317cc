/*
 * What a page says, value by value, and whom or what each tells of: by the names that the members
 * of its JSON form have (liverc's page_kind.h). So a new kind of page is scrubbed as soon as its
 * members are named as those of the others are; a member that nobody knows is refused, not kept.
 */
#ifndef TRACKSIDE_SCRUB_PAGE_VALUES_H
#define TRACKSIDE_SCRUB_PAGE_VALUES_H

#include "trackside/finding.h"
#include "trackside/page_kind.h"

enum value_kind {
    VALUE_FIGURE, /* a number, a text of no one: stays as it is */
    VALUE_DATE,   /* a day, a month, a moment */
    VALUE_LINK,   /* an address: whether there is one */
    VALUE_DRIVER, /* from here on it tells of somebody */
    VALUE_TRANSPONDER,
    VALUE_ID,
    VALUE_CLASS,
    VALUE_TRACK,
};

struct page_value {
    const char *path; /* "sessions[3].driver_name" */
    const char *text; /* NULL: the page does not say */
    enum value_kind kind;
};

struct page_values {
    const struct page_value *items; /* in the order of the JSON form */
    size_t n;
    const struct finding *findings;
    size_t n_findings;
};

/*
 * Read a page; all in the arena. Errors as page_parse has them, and ERROR_CHECK, naming the member,
 * for one of which nobody has said what it tells of.
 */
int page_values_read(struct bytes body, enum page_kind kind, struct arena *arena,
                     struct page_values *ret_values, struct error *err);

#endif
