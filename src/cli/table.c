/* Tables by libsmartcols, which knows the width of characters; the only file that knows it. */
#include "table.h"

#include "trackside/arena.h"
#include "trackside/heap.h"
#include "trackside/text.h"

#include <libsmartcols.h>
#include <stdio.h>
#include <stdlib.h>

struct table {
    struct libscols_table *scols;
    struct libscols_line *line; /* the row begun last */
    size_t n_cells;             /* in it */
    struct arena arena;
};

static int fail(struct error *err)
{
    return error_set(err, ERROR_FAILED, "the table cannot be laid out; use --tsv");
}

int table_open(bool has_color, struct table **ret_table, struct error *err)
{
    struct table *table = heap_alloc(sizeof(*table));

    arena_init(&table->arena);
    table->scols = scols_new_table();
    if (table->scols == NULL) {
        free(table);
        return fail(err);
    }
    scols_table_enable_colors(table->scols, has_color);
    scols_table_enable_maxout(table->scols, 0);
    scols_table_set_column_separator(table->scols, "  ");
    /* Rows are never cut to the terminal: a lap time that is cut is a wrong lap time. */
    scols_table_set_termforce(table->scols, SCOLS_TERMFORCE_NEVER);
    *ret_table = table;
    return 0;
}

void table_close_at(struct table **table)
{
    if (*table == NULL)
        return;
    scols_unref_table((*table)->scols);
    arena_deinit(&(*table)->arena);
    free(*table);
}

int table_add_column(struct table *table, const char *heading, bool is_number, struct error *err)
{
    struct libscols_column *column =
        scols_table_new_column(table->scols, heading, 0, is_number ? SCOLS_FL_RIGHT : 0);

    if (column == NULL)
        return fail(err);
    /* Shown only where colours are: the head is what an eye looks for first. */
    scols_cell_set_color(scols_column_get_header(column), "\033[1m");
    return 0;
}

int table_add_row(struct table *table, struct error *err)
{
    table->line = scols_table_new_line(table->scols, NULL);
    table->n_cells = 0;
    return table->line == NULL ? fail(err) : 0;
}

int table_add_cell(struct table *table, const char *text, struct error *err)
{
    const char *clean = text_for_terminal(text, &table->arena);

    return scols_line_set_data(table->line, table->n_cells++, clean) != 0 ? fail(err) : 0;
}

int table_print(struct table *table, struct error *err)
{
    if (scols_table_get_nlines(table->scols) == 0)
        return puts("-") == EOF ? fail(err) : 0;
    return scols_print_table(table->scols) != 0 ? fail(err) : 0;
}
