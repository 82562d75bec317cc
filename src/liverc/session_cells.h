/*
 * The cells of one row in the table of sessions.
 */
#ifndef TRACKSIDE_LIVERC_SESSION_CELLS_H
#define TRACKSIDE_LIVERC_SESSION_CELLS_H

#include "frame.h"

enum column {
    COLUMN_DRIVER,
    COLUMN_TIME,
    COLUMN_LAPS,
    COLUMN_FAST,
    N_COLUMNS,
};

/*
 * Read the row of this number; all cells but the driver's may be NULL. False when it has no link
 * to a session. `date` is the page's.
 */
bool session_cells_read(struct reading *reading, const struct dom_node *row,
                        const struct dom_node *const cells[N_COLUMNS], size_t number,
                        struct date date, struct session_row *ret_row);

/* The laps that a Laps cell tells; ABSENT when it tells none, also for NULL. */
int64_t session_cells_laps(const struct dom_node *cell, struct arena *scratch);

/* Does a cell say what that column says? `plainly`: as it is usual, so that no other cell does. */
bool session_cells_fit(const struct dom_node *cell, enum column column, bool plainly,
                       struct arena *scratch);

#endif
