/*
 * Rows whose columns are known only when they come, printed one by one: what a typed question
 * answers. A table alone is kept until its end, since its widths are those of all rows.
 */
#ifndef TRACKSIDE_ROW_WRITER_H
#define TRACKSIDE_ROW_WRITER_H

#include "output.h"

#include "trackside/typed_query.h"

struct row_writer;

/*
 * Begin. The names of the columns are borrowed; in JSON the second `id` is `id:2`. As JSON the
 * rows are `{"rows": [...]}`.
 */
int row_writer_open(const struct output *output, struct arena *arena, const char *const *names,
                    size_t n_columns, struct row_writer **ret_writer, struct error *err);
void row_writer_close_at(struct row_writer **writer); /* for CLEANUP */

/* The next row; its texts may go afterwards. */
int row_writer_add(struct row_writer *writer, const struct query_value *cells, struct error *err);

/* No more rows. */
int row_writer_end(struct row_writer *writer, struct error *err);

#endif
