/*
 * The table of sessions on a day page.
 */
#ifndef TRACKSIDE_LIVERC_SESSION_LIST_H
#define TRACKSIDE_LIVERC_SESSION_LIST_H

#include "trackside/race.h"

#include "dom.h"

/*
 * All rows in the order of the page. ERROR_UNKNOWN_PAGE when a column is missing, a row has no
 * session link, or there is no row at all (a day without sessions has no table).
 */
int session_list_read(const struct dom_node *table, struct date date, struct arena *arena,
                      const struct session_row **ret_rows, size_t *ret_n_rows, struct error *err);

#endif
