/*
 * A page that a browser saved "complete" is no page as the site sent it: a script of the page shows
 * its tables in parts, and only the part on show was saved.
 */
#ifndef TRACKSIDE_LIVERC_SHOWN_PART_H
#define TRACKSIDE_LIVERC_SHOWN_PART_H

#include "frame.h"

enum shown_part {
    SHOWN_AS_SENT, /* no such script has been at it */
    SHOWN_WHOLE,   /* it has, and says that all rows are there */
    SHOWN_UNKNOWN, /* it has, and does not say how many rows there are */
};

/*
 * Hold what the script wrote beside a table, "Showing 1 to 25 of 56 entries", against the number of
 * rows. ERROR_UNKNOWN_PAGE, saying what to save instead, when there are more than are here.
 */
int shown_part_check(struct reading *reading, size_t n_rows, enum shown_part *ret_part,
                     struct error *err);

#endif
