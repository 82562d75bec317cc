/* Aligned tables on a terminal. */
#ifndef TRACKSIDE_TABLE_H
#define TRACKSIDE_TABLE_H

#include "trackside/error.h"

#include <stdbool.h>

struct table;

int table_open(bool has_color, struct table **ret_table, struct error *err);
void table_close_at(struct table **table); /* for CLEANUP */

int table_add_column(struct table *table, const char *heading, bool is_number, struct error *err);
int table_add_row(struct table *table, struct error *err);

/* The next cell of the row begun last; control characters are made harmless. */
int table_add_cell(struct table *table, const char *text, struct error *err);

/* Print on stdout. A table without rows prints nothing but a dash. */
int table_print(struct table *table, struct error *err);

#endif
