/*
 * The table of figures on a session page.
 */
#ifndef TRACKSIDE_LIVERC_SESSION_FIGURES_H
#define TRACKSIDE_LIVERC_SESSION_FIGURES_H

#include "frame.h"

/* All but the laps. Where the table has no date, `fallback` is the start; it may be absent. */
void session_figures_read(struct reading *reading, const struct dom_node *table,
                          struct local_time fallback, struct practice_session *session);

#endif
