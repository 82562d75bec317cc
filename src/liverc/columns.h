/*
 * Columns of a table, found by what heads them and never by where they stand.
 */
#ifndef TRACKSIDE_LIVERC_COLUMNS_H
#define TRACKSIDE_LIVERC_COLUMNS_H

#include "frame.h"

enum {
    COLUMNS_MAX = 32, /* of a row; further cells are not looked at */
};

struct columns {
    const char *const *names; /* what may head a column; "#" stands for itself */
    size_t n;
    size_t n_needed;           /* the first so many must be there */
    size_t place[COLUMNS_MAX]; /* of each name among the cells of a row; COLUMNS_MAX: no such */
    const char *headings[COLUMNS_MAX]; /* of the cells, as printed; of the scratch */
    bool is_known[COLUMNS_MAX];        /* does a name head the cell? */
    bool is_read[COLUMNS_MAX]; /* the first of its name, or one that the caller reads by himself */
    size_t n_cells;            /* of the heading row */
};

/*
 * The row of headings, the one of the table's first rows that has most of the names. NULL when
 * none has all that are needed; what is missing is named by columns_missing.
 */
const struct dom_node *columns_find(struct reading *reading, const struct dom_node *table,
                                    const char *const *names, size_t n, size_t n_needed,
                                    struct columns *ret_columns);

/*
 * The table that has all columns that are needed: `preferred`, which may be NULL, else any other.
 * NULL when there is none; *ret_columns is then what the preferred one has. *ret_head is its row
 * of headings.
 */
const struct dom_node *columns_find_table(struct reading *reading, const struct dom_node *preferred,
                                          const char *const *names, size_t n, size_t n_needed,
                                          struct columns *ret_columns,
                                          const struct dom_node **ret_head);

/* The name that no heading has, of those that are needed. */
const char *columns_missing(const struct columns *columns);

/*
 * Findings for names that head no column, for a second column of a name, and for headings that
 * nobody knows. `table` says where: "results".
 */
void columns_report(struct reading *reading, const struct columns *columns, const char *table);

/* Cells by name, NULL where the row has none; returns how many cells the row has. */
size_t columns_pick(const struct columns *columns, const struct dom_node *row,
                    const struct dom_node *ret_cells[COLUMNS_MAX]);

/* The cell at a place of the heading row; NULL when the row is shorter. */
const struct dom_node *columns_cell(const struct dom_node *row, size_t place);

#endif
