/*
 * One row of a race's result, as the table has it.
 */
#ifndef TRACKSIDE_LIVERC_RACE_CELLS_H
#define TRACKSIDE_LIVERC_RACE_CELLS_H

#include "trackside/race.h"

#include "columns.h"

enum race_column {
    RACE_POSITION,
    RACE_DRIVER,
    RACE_TOTAL,
    RACE_BEHIND,
    RACE_N_NEEDED,
    RACE_QUALIFYING = RACE_N_NEEDED,
    RACE_FAST,
    RACE_AVERAGE,
    RACE_TOP5,
    RACE_TOP10,
    RACE_TOP15,
    RACE_TOP3_CONSECUTIVE,
    RACE_DEVIATION,
    RACE_CONSISTENCY,
    RACE_N_COLUMNS,
};

/* What heads them. */
extern const char *const race_columns[RACE_N_COLUMNS];

/*
 * The table's part of a driver, from cells by column, NULL where the row has none. `number` is the
 * row's, from 1. False when the row names no driver.
 */
bool race_cells_read(struct reading *reading, const struct dom_node *const cells[COLUMNS_MAX],
                     size_t number, struct race_driver *ret_driver);

#endif
