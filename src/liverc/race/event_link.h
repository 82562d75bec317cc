/*
 * Links between the pages of an event, as the readers meet them. A page does not say whose it is,
 * so the track is not asked for.
 */
#ifndef TRACKSIDE_LIVERC_EVENT_LINK_H
#define TRACKSIDE_LIVERC_EVENT_LINK_H

#include "trackside/dom.h"

#include <stdbool.h>

enum event_link_kind {
    EVENT_LINK_EVENT,
    EVENT_LINK_RACE,
    EVENT_LINK_ENTRY_LIST, /* its id is the event's */
    EVENT_LINK_HEAT_SHEET,
    EVENT_LINK_ROUND_RANKING,
    EVENT_LINK_POINTS,
    EVENT_LINK_MULTI_MAIN,
    EVENT_LINK_OVERALL, /* its id is the event's */
};

struct event_link {
    enum event_link_kind kind;
    const char *id;    /* digits */
    const char *order; /* `o` of a round ranking: letters, digits and underscores; else NULL */
};

/*
 * The query is decoded, then compared: parameters in any order, `&` or `&amp;`, underscores as
 * %5F. False for any other address, also one whose `p` nobody knows.
 */
bool event_link_read(const char *href, struct arena *arena, struct event_link *ret_link);

/* The first link in scope that leads to a page of one kind; NULL when there is none. */
const struct dom_node *event_link_find(const struct dom_node *scope, enum event_link_kind kind,
                                       struct arena *arena, struct event_link *ret_link);

#endif
