/*
 * Does a day page agree with itself?
 */
#ifndef TRACKSIDE_LIVERC_DAY_TOTALS_H
#define TRACKSIDE_LIVERC_DAY_TOTALS_H

#include "frame.h"

/* The boxes against the rows: a finding for each difference, with both figures. */
void day_totals_check(struct reading *reading, const struct practice_day *day);

#endif
