/* Rows and columns, and their forms. */
#include "delimited.h"
#include "output.h"
#include "pager.h"
#include "table.h"
#include "talk.h"

#include "trackside/cleanup.h"

#include <stdio.h>
#include <string.h>

struct cell {
    const char *text; /* COLUMN_TEXT, COLUMN_LIST */
    int64_t number;   /* the others */
};

struct sheet {
    struct arena *arena;
    const struct column *columns;
    size_t n_columns;
    struct cell *cells; /* row after row */
    size_t n_cells;
};

struct sheet *sheet_new(struct arena *arena, const struct column *columns, size_t n_columns)
{
    struct sheet *sheet = arena_new(arena, struct sheet);

    sheet->arena = arena;
    sheet->columns = columns;
    sheet->n_columns = n_columns;
    return sheet;
}

static void add_cell(struct sheet *sheet, struct cell cell)
{
    sheet->cells = arena_grow(sheet->arena, sheet->cells, sheet->n_cells, sizeof(cell));
    sheet->cells[sheet->n_cells++] = cell;
}

void sheet_add_text(struct sheet *sheet, const char *text)
{
    add_cell(sheet, (struct cell){.text = text, .number = ABSENT});
}

void sheet_add_number(struct sheet *sheet, int64_t value)
{
    add_cell(sheet, (struct cell){.number = value});
}

static size_t n_rows(const struct sheet *sheet)
{
    return sheet->n_columns == 0 ? 0 : sheet->n_cells / sheet->n_columns;
}

static const struct cell *cell_at(const struct sheet *sheet, size_t row, size_t column)
{
    return &sheet->cells[row * sheet->n_columns + column];
}

/* ---- JSON ---- */

static void put_cell(struct json *object, const struct column *column, const struct cell *cell)
{
    switch (column->type) {
    case COLUMN_TEXT:
        json_put_text(object, column->key, cell->text);
        break;
    case COLUMN_LIST:
        json_put_raw(object, column->key, cell->text);
        break;
    case COLUMN_COUNT:
    case COLUMN_DURATION:
        json_put_int(object, column->key, cell->number);
        break;
    case COLUMN_SECONDS:
    case COLUMN_PERCENT:
        json_put_thousandths(object, column->key, cell->number);
        break;
    case COLUMN_SWITCH:
        json_put_bool(object, column->key, cell->number == 1);
        break;
    }
}

struct json *sheet_row_json(const struct sheet *sheet, size_t row)
{
    struct json *object = json_new_object();

    for (size_t i = 0; i < sheet->n_columns; i++)
        put_cell(object, &sheet->columns[i], cell_at(sheet, row, i));
    return object;
}

struct json *sheet_json(const struct sheet *sheet)
{
    struct json *rows = json_new_array();

    for (size_t i = 0; i < n_rows(sheet); i++)
        json_append(rows, sheet_row_json(sheet, i));
    return rows;
}

static int print_ndjson(const struct sheet *sheet, const struct output *output, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < n_rows(sheet); i++)
        r = output_json(output, sheet_row_json(sheet, i), err);
    return r;
}

static int print_json(const struct sheet *sheet, const struct output *output, const char *key,
                      struct error *err)
{
    struct json *outer = json_new_object();

    json_put(outer, key, sheet_json(sheet));
    return output_json(output, outer, err);
}

/* ---- text ---- */

/* ["a", "b"] as "a, b". */
static const char *list_text(const char *list, struct arena *arena)
{
    struct json *json CLEANUP(json_free_at) = NULL;
    const char *text = "";

    if (list == NULL || json_read(bytes_from_text(list), &json, NULL, NULL) < 0)
        return text;
    for (size_t i = 0; i < json_length(json); i++)
        text = arena_format(arena, "%s%s%s", text, i > 0 ? ", " : "", json_text(json_at(json, i)));
    return text;
}

static bool is_text(const struct column *column)
{
    return column->type == COLUMN_TEXT || column->type == COLUMN_LIST;
}

/* A cell as text: plain for spreadsheets, as people write it for a table. */
static const char *cell_text(const struct sheet *sheet, const struct column *column,
                             const struct cell *cell, bool for_people)
{
    char text[NUMBER_TEXT_SIZE];

    switch (column->type) {
    case COLUMN_TEXT:
        return cell->text != NULL ? cell->text : "";
    case COLUMN_LIST:
        return list_text(cell->text, sheet->arena);
    case COLUMN_SECONDS:
    case COLUMN_PERCENT:
        return arena_text(sheet->arena, number_format_ms(cell->number, text));
    case COLUMN_DURATION:
        if (for_people)
            return arena_text(sheet->arena, number_format_duration(cell->number, text));
        break;
    case COLUMN_SWITCH:
        if (for_people)
            return cell->number == 1 ? "yes" : "";
        return cell->number == 1 ? "true" : "false";
    case COLUMN_COUNT:
        break;
    }
    return is_absent(cell->number) ? ""
                                   : arena_format(sheet->arena, "%lld", (long long)cell->number);
}

static int print_fields(const struct sheet *sheet, enum output_form form, struct error *err)
{
    struct buffer line CLEANUP(buffer_deinit) = {0};
    int r;

    buffer_init(&line, DELIMITED_LONGEST_LINE);
    for (size_t i = 0; i < sheet->n_columns; i++)
        delimited_add(&line, form, i == 0, sheet->columns[i].key, true);
    r = delimited_print(&line, form, err);
    for (size_t row = 0; r == 0 && row < n_rows(sheet); row++) {
        for (size_t i = 0; i < sheet->n_columns; i++)
            delimited_add(&line, form, i == 0,
                          cell_text(sheet, &sheet->columns[i], cell_at(sheet, row, i), false),
                          is_text(&sheet->columns[i]));
        r = delimited_print(&line, form, err);
    }
    return r;
}

static int print_table(const struct sheet *sheet, const struct output *output, struct error *err)
{
    struct table *table CLEANUP(table_close_at) = NULL;
    int r = table_open(output->has_color, &table, err);

    for (size_t i = 0; r == 0 && i < sheet->n_columns; i++)
        if (sheet->columns[i].heading != NULL)
            r = table_add_column(table, sheet->columns[i].heading, !is_text(&sheet->columns[i]),
                                 err);
    for (size_t row = 0; r == 0 && row < n_rows(sheet); row++) {
        r = table_add_row(table, err);
        for (size_t i = 0; r == 0 && i < sheet->n_columns; i++)
            if (sheet->columns[i].heading != NULL)
                r = table_add_cell(
                    table, cell_text(sheet, &sheet->columns[i], cell_at(sheet, row, i), true), err);
    }
    return r == 0 ? table_print(table, err) : r;
}

static int print_rows(const struct sheet *sheet, const struct output *output, struct error *err)
{
    struct error unread; /* leaving the pager early is no failure to write */
    int r, end;

    pager_begin(n_rows(sheet));
    r = output->form == OUTPUT_TABLE ? print_table(sheet, output, err)
                                     : print_fields(sheet, output->form, err);
    end = pager_end(r < 0 ? &unread : err);
    return r < 0 ? r : end;
}

int sheet_print(const struct sheet *sheet, const struct output *output, const char *key,
                struct error *err)
{
    talk_make_room(output->talk);
    switch (output->form) {
    case OUTPUT_TABLE:
    case OUTPUT_TSV:
    case OUTPUT_CSV:
        return print_rows(sheet, output, err);
    case OUTPUT_JSON:
        return print_json(sheet, output, key, err);
    case OUTPUT_NDJSON:
        break;
    }
    return print_ndjson(sheet, output, err);
}
