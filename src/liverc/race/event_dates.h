/*
 * Days of an event, and moments of its races, as its pages word them.
 */
#ifndef TRACKSIDE_LIVERC_EVENT_DATES_H
#define TRACKSIDE_LIVERC_EVENT_DATES_H

#include "trackside/calendar.h"

/*
 * "Nov 16, 2025", or "Apr 1, 2026 to Apr 6, 2026" as two days. False for anything else, also for a
 * range that ends before it begins.
 */
bool event_dates_read(struct bytes text, struct date *ret_first, struct date *ret_last);

/* "Nov 16, 2025 at 5:30pm"; a bare date leaves the time absent. False for anything else. */
bool event_moment_read(struct bytes text, struct date *ret_date, struct local_time *ret_time);

#endif
