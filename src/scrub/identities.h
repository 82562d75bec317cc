/* What a set of pages tells of people: names, transponders, session ids, classes, the track. */
#ifndef TRACKSIDE_SCRUB_IDENTITIES_H
#define TRACKSIDE_SCRUB_IDENTITIES_H

#include "key_table.h"

#include "trackside/scrub.h"

struct identities {
    struct arena *arena;
    struct key_table known; /* "kind:text" */
    struct scrub_identity *items;
    size_t n;
};

void identities_init(struct identities *identities, struct arena *arena);

/* Each once. NULL, blank texts and "Unknown Driver" are none. */
void identities_add(struct identities *identities, enum scrub_kind kind, const char *text);

/*
 * Those that a page's readers give, and those of its own address. A page said to be unreadable
 * gives what looks like a name or a number where other pages have one.
 */
int identities_of_page(struct identities *identities, const struct scrub_page *page,
                       struct error *err);

#endif
