/*
 * The laps of a session page.
 */
#ifndef TRACKSIDE_LIVERC_LAP_LIST_H
#define TRACKSIDE_LIVERC_LAP_LIST_H

#include "trackside/race.h"

#include "dom.h"

/*
 * All laps by number, invalid ones included; none when the page lists none.
 * ERROR_UNKNOWN_PAGE when a number occurs twice, or the script's laps cannot be read and the page
 * prints none either.
 */
int lap_list_read(const struct dom_node *root, struct arena *arena,
                  const struct practice_lap **ret_laps, size_t *ret_n_laps, struct error *err);

#endif
