/*
 * Where a page names a driver, a transponder or a session, told by the markup around it. For names
 * that are words of every page too: "Open" is a name in a link to a session, and else is not.
 */
#ifndef TRACKSIDE_SCRUB_SLOTS_H
#define TRACKSIDE_SCRUB_SLOTS_H

#include "trackside/scrub.h"

struct slot {
    enum scrub_kind kind; /* driver, transponder, session */
    size_t begin, end;    /* bytes of the page; white space may stand at both ends */
};

struct slots {
    struct arena *arena;
    struct slot *items; /* by `begin` */
    size_t n;
};

void slots_find(struct bytes page, struct arena *arena, struct slots *ret_slots);

/* The text of a slot without white space around it. */
struct bytes slot_bytes(const struct slot *slot, struct bytes page);

#endif
