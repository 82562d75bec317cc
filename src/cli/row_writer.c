/* Rows as they come. */
#include "row_writer.h"

#include "delimited.h"
#include "pager.h"
#include "table.h"
#include "talk.h"

#include <stdio.h>
#include <string.h>

struct row_writer {
    const struct output *output;
    const char *const *names;
    const char **keys; /* the names, each once */
    size_t n_columns;
    size_t n_rows;
    struct buffer line;
    struct table *table; /* OUTPUT_TABLE */
};

/* ---- beginning ---- */

static size_t n_before(const char *const *names, size_t i)
{
    size_t n = 0;

    for (size_t before = 0; before < i; before++)
        n += strcmp(names[before], names[i]) == 0;
    return n;
}

static const char **unique_keys(const char *const *names, size_t n, struct arena *arena)
{
    const char **keys = arena_new_array(arena, n + 1, const char *);

    for (size_t i = 0; i < n; i++) {
        size_t before = n_before(names, i);

        keys[i] = before == 0 ? names[i] : arena_format(arena, "%s:%zu", names[i], before + 1);
    }
    return keys;
}

static int print_text(const char *text, struct error *err)
{
    return fputs(text, stdout) == EOF ? output_fail(err) : 0;
}

static int print_head(struct row_writer *writer, struct error *err)
{
    enum output_form form = writer->output->form;

    talk_make_room(writer->output->talk);
    switch (form) {
    case OUTPUT_TABLE:
        return table_open(writer->output->has_color, &writer->table, err);
    case OUTPUT_JSON:
        return print_text("{\"rows\": [", err);
    case OUTPUT_NDJSON:
        return 0;
    case OUTPUT_CSV:
    case OUTPUT_TSV:
        break;
    }
    for (size_t i = 0; i < writer->n_columns; i++)
        delimited_add(&writer->line, form, i == 0, writer->names[i], true);
    return delimited_print(&writer->line, form, err);
}

int row_writer_open(const struct output *output, struct arena *arena, const char *const *names,
                    size_t n_columns, struct row_writer **ret_writer, struct error *err)
{
    struct row_writer *writer = arena_new(arena, struct row_writer);

    writer->output = output;
    writer->names = names;
    writer->keys = unique_keys(names, n_columns, arena);
    writer->n_columns = n_columns;
    buffer_init(&writer->line, DELIMITED_LONGEST_LINE);
    *ret_writer = writer;
    return print_head(writer, err);
}

void row_writer_close_at(struct row_writer **writer)
{
    if (*writer == NULL)
        return;
    buffer_deinit(&(*writer)->line);
    table_close_at(&(*writer)->table);
}

/* ---- rows ---- */

static struct json *row_json(const struct row_writer *writer, const struct query_value *cells)
{
    struct json *row = json_new_object();

    for (size_t i = 0; i < writer->n_columns; i++) {
        if (cells[i].type == QUERY_VALUE_TEXT)
            json_put_text(row, writer->keys[i], cells[i].text);
        else
            json_put_raw(row, writer->keys[i],
                         cells[i].type == QUERY_VALUE_NUMBER ? cells[i].text : NULL);
    }
    return row;
}

static int add_json(struct row_writer *writer, const struct query_value *cells, struct error *err)
{
    struct json *row = row_json(writer, cells);

    if (writer->output->form == OUTPUT_JSON)
        buffer_append_text(&writer->line, writer->n_rows > 0 ? ",\n  " : "\n  ");
    json_write(row, false, &writer->line);
    json_free(row);
    if (writer->output->form == OUTPUT_NDJSON)
        buffer_append_char(&writer->line, '\n');
    if (writer->line.full)
        return error_set(err, ERROR_FAILED, "a row is too large; ask for fewer columns");
    if (fwrite(writer->line.data, 1, writer->line.size, stdout) != writer->line.size)
        return output_fail(err);
    buffer_clear(&writer->line);
    return 0;
}

static const char *cell_text(const struct query_value *cell)
{
    return cell->type == QUERY_VALUE_NONE ? "" : cell->text;
}

static int add_fields(struct row_writer *writer, const struct query_value *cells, struct error *err)
{
    enum output_form form = writer->output->form;

    for (size_t i = 0; i < writer->n_columns; i++)
        delimited_add(&writer->line, form, i == 0, cell_text(&cells[i]),
                      cells[i].type == QUERY_VALUE_TEXT);
    return delimited_print(&writer->line, form, err);
}

/* Whether a column is one of numbers, the first row tells. */
static int add_columns(struct row_writer *writer, const struct query_value *cells,
                       struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < writer->n_columns; i++)
        r = table_add_column(writer->table, writer->names[i], cells[i].type == QUERY_VALUE_NUMBER,
                             err);
    return r;
}

static int add_to_table(struct row_writer *writer, const struct query_value *cells,
                        struct error *err)
{
    int r = writer->n_rows == 0 ? add_columns(writer, cells, err) : 0;

    if (r == 0)
        r = table_add_row(writer->table, err);
    for (size_t i = 0; r == 0 && i < writer->n_columns; i++)
        r = table_add_cell(writer->table, cell_text(&cells[i]), err);
    return r;
}

int row_writer_add(struct row_writer *writer, const struct query_value *cells, struct error *err)
{
    int r = 0;

    switch (writer->output->form) {
    case OUTPUT_TABLE:
        r = add_to_table(writer, cells, err);
        break;
    case OUTPUT_JSON:
    case OUTPUT_NDJSON:
        r = add_json(writer, cells, err);
        break;
    case OUTPUT_CSV:
    case OUTPUT_TSV:
        r = add_fields(writer, cells, err);
        break;
    }
    writer->n_rows++;
    return r;
}

/* ---- the end ---- */

static int print_table(const struct row_writer *writer, struct error *err)
{
    struct error unread; /* leaving the pager early is no failure to write */
    int r, end;

    pager_begin(writer->n_rows);
    r = table_print(writer->table, err);
    end = pager_end(r < 0 ? &unread : err);
    return r < 0 ? r : end;
}

int row_writer_end(struct row_writer *writer, struct error *err)
{
    if (writer->output->form == OUTPUT_TABLE)
        return print_table(writer, err);
    if (writer->output->form == OUTPUT_JSON)
        return print_text(writer->n_rows > 0 ? "\n]}\n" : "]}\n", err);
    return 0;
}
