/*
 * The laps of a session page, from all the places that have them.
 */
#ifndef TRACKSIDE_LIVERC_LAP_LIST_H
#define TRACKSIDE_LIVERC_LAP_LIST_H

#include "laps.h"

/*
 * All laps by number, invalid ones included; none when the page lists none. ERROR_UNKNOWN_PAGE when
 * a number occurs twice, or the script's laps cannot be read and the page prints none either.
 */
int lap_list_read(struct reading *reading, struct laps *ret_laps, struct error *err);

#endif
