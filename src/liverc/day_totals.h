/*
 * Does a day page agree with itself?
 */
#ifndef TRACKSIDE_LIVERC_DAY_TOTALS_H
#define TRACKSIDE_LIVERC_DAY_TOTALS_H

#include "trackside/practice.h"

#include "findings.h"

/*
 * The boxes against the rows: a finding for each difference, with both figures. True when one of
 * them tells of sessions that no row lists. `scratch` is for what is looked up meanwhile.
 */
bool day_totals_check(const struct practice_day *day, struct findings *findings,
                      struct arena *scratch);

#endif
