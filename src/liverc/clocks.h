/*
 * Clocks as pages print them. LiveRC writes "4:36:38pm"; a site's settings, a browser's language or
 * a redesign may write "4:36:38 PM", "4:36 p.m.", "16:36:38" or "16:36" instead.
 */
#ifndef TRACKSIDE_LIVERC_CLOCKS_H
#define TRACKSIDE_LIVERC_CLOCKS_H

#include "trackside/calendar.h"

/* How much of the time a clock tells. */
struct clock_form {
    bool has_half;    /* "am" or "pm"; without one the day has 24 hours */
    bool has_seconds; /* without them the second is 0, and not known */
};

/*
 * Sets the clock fields of *time only. False, with everything untouched, for what is no clock: also
 * for NULL, and for "16:36:38pm".
 */
bool clocks_read(const char *text, struct local_time *time, struct clock_form *ret_form);

/* Do they agree as far as `form` tells of the second one? Dates are not looked at. */
bool clocks_agree(struct local_time time, struct local_time printed, struct clock_form form);

#endif
