/*
 * Does a list go on elsewhere?
 */
#ifndef TRACKSIDE_LIVERC_NEXT_PAGE_H
#define TRACKSIDE_LIVERC_NEXT_PAGE_H

#include "frame.h"

/*
 * The address as written, of the reading's arena, with a finding; NULL when there is none. `date`
 * is the list's: a link to another day is none.
 */
const char *next_page_find(struct reading *reading, struct date date);

#endif
