/*
 * Figures that stand beside a label: rows of `th` and `td`, and lines such as "Top 5: 44.470".
 * Labels are compared by their letters and digits alone, in any case.
 */
#ifndef TRACKSIDE_LIVERC_LABELS_H
#define TRACKSIDE_LIVERC_LABELS_H

#include "trackside/dom.h"

#include <stdint.h>

bool labels_same(struct bytes text, const char *label);

/* Is that what an element says? */
bool labels_is(const struct dom_node *node, const char *label);

/* The first table in scope that has a row headed by `label`, or NULL. */
const struct dom_node *labels_table(const struct dom_node *scope, const char *label);

/* The rows of a table itself, one by one; those of a table within it are passed over. */
const struct dom_node *labels_first_row(const struct dom_node *table);
const struct dom_node *labels_next_row(const struct dom_node *row);

/* The label of a row, a `th` with a `td` behind it; NULL when the row is no such. */
const struct dom_node *labels_head(const struct dom_node *row);

/* The cell beside a label; NULL when the table has no such row. */
const struct dom_node *labels_cell(const struct dom_node *table, const char *label);

/* Its visible text; NULL when it is blank or not there. */
const char *labels_text(const struct dom_node *table, const char *label, struct arena *arena);

/* What follows "label:" in one of the lines; NULL when that is blank or not there. */
const char *labels_line(struct dom_lines lines, const char *label);

/* NULL for "", else the text. */
const char *labels_unless_blank(const char *text);

/* Likewise of a figure: dashes alone are no text then. */
const char *labels_figure(const char *text);

/*
 * Numbers of such texts; ABSENT for NULL, for what is no number, and for what is larger than any
 * figure of a practice day, so that sums of them cannot overflow.
 */
enum {
    LABELS_COUNT_MAX = 1000000000,
    LABELS_SECONDS_MAX = 100 * 86400,
};
int64_t labels_count(const char *text); /* thousands commas are accepted */
int64_t labels_laps(const char *text);  /* a count, perhaps with "laps" before or behind it */
int64_t labels_ms(const char *text);
int64_t labels_lap_ms(const char *text); /* of a lap: above 0, below an hour, perhaps with "s" */
int64_t labels_seconds(const char *text);
int64_t labels_percent(const char *text); /* thousandths */

#endif
