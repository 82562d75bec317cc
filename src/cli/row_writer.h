/*
 * Rows whose columns are known only when they come, printed one by one: what a typed question
 * answers. A table alone is kept until its end, since its widths are those of all rows.
 */
#ifndef TRACKSIDE_ROW_WRITER_H
#define TRACKSIDE_ROW_WRITER_H

#include "output.h"

enum row_cell_type {
    ROW_CELL_NONE,
    ROW_CELL_NUMBER, /* the text is the number, as JSON writes it */
    ROW_CELL_TEXT,
};

struct row_cell {
    enum row_cell_type type;
    const char *text; /* UTF-8; of no meaning for ROW_CELL_NONE */
};

struct row_writer;

/*
 * Begin. The names of the columns are borrowed; in JSON the second `id` is `id:2`. As JSON the
 * rows are `{"rows": [...]}`.
 */
int row_writer_open(const struct output *output, struct arena *arena, const char *const *names,
                    size_t n_columns, struct row_writer **ret_writer, struct error *err);
void row_writer_close_at(struct row_writer **writer); /* for CLEANUP */

/* The next row; its texts may go afterwards. */
int row_writer_add(struct row_writer *writer, const struct row_cell *cells, struct error *err);

/* No more rows. */
int row_writer_end(struct row_writer *writer, struct error *err);

#endif
