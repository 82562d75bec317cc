/*
 * Links as the page readers meet them. A page does not say whose it is, so here the track is not
 * asked for; see page_id_read for the whole identity.
 */
#ifndef TRACKSIDE_LIVERC_LINK_H
#define TRACKSIDE_LIVERC_LINK_H

#include "trackside/arena.h"
#include "trackside/calendar.h"

/* How practice pages are addressed, as far as their readers meet it; page_kinds.c has the rest. */
#define LINK_PRACTICE "practice"
#define LINK_DAY      "session_list"
#define LINK_SESSION  "view_session"

/* The session id of a link to a session page, or NULL when it leads elsewhere. */
const char *link_session_id(const char *href, struct arena *arena);

/* The day of a link to a day page; false when it leads elsewhere. */
bool link_day(const char *href, struct arena *arena, struct date *ret_date);

/* A copy of an address that has a host; NULL for any other. */
const char *link_absolute(const char *href, struct arena *arena);

/*
 * Could a link go on with the list of that day: to a later part of it, in whatever form? Not when
 * it leads to another day, to another kind of page, or out of the practice section.
 */
bool link_goes_on(const char *href, struct date date, struct arena *arena);

/* The parameters that matter; empty when not given. */
struct link_parameters {
    struct bytes p, d, id, o;
};

/* Of a query, decoded, in any order. False when one is given twice, or has a stray percent sign. */
bool link_read_parameters(struct bytes query, struct arena *arena,
                          struct link_parameters *ret_parameters);

/* Digits, as the site numbers things. */
bool link_is_id(struct bytes text);

/* Take "/last" off the end of a path, with or without a slash behind it. */
bool link_cut_segment(struct bytes *path, const char *last);

#endif
