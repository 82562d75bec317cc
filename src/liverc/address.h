/*
 * Links as the page readers meet them. A page does not say whose it is, so here the track is not
 * asked for; see page_id_read for the whole identity.
 */
#ifndef TRACKSIDE_LIVERC_ADDRESS_H
#define TRACKSIDE_LIVERC_ADDRESS_H

#include "trackside/arena.h"
#include "trackside/calendar.h"

/* The session id of a link to a session page, or NULL when it leads elsewhere. */
const char *address_session_id(const char *href, struct arena *arena);

/* The day of a link to a day page; false when it leads elsewhere. */
bool address_day(const char *href, struct arena *arena, struct date *ret_date);

#endif
