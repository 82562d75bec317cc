/*
 * The drivers of the table and those of the script as one, each held against the other.
 */
#ifndef TRACKSIDE_LIVERC_RACE_JOIN_H
#define TRACKSIDE_LIVERC_RACE_JOIN_H

#include "racer_script.h"

/*
 * Give each driver of the table what the script has of him: by the id of his link, and without one
 * by the exact name, where one row and one element of that name are left. What stands in one place
 * only is a finding. Returns how many of the script's no row is of.
 */
size_t race_join(struct reading *reading, struct race_driver *drivers, size_t n,
                 const struct racer_list *racers);

/*
 * What the page can prove by itself, as findings: figures of table and script, laps against the
 * total and its time, lap 0 against the grid place, and the order of the rows.
 */
void race_join_check(struct reading *reading, const struct race_driver *drivers, size_t n);

#endif
