/* Rows and columns, and their values as text and as JSON. */
#include "trackside/sheet.h"

#include "trackside/calendar.h"
#include "trackside/cleanup.h"
#include "trackside/number.h"

#include <string.h>

enum {
    LARGEST_TREE = 1 << 28, /* bytes of one as text */
};

struct sheet {
    struct arena *arena;
    const struct column *columns;
    size_t n_columns;
    const char *hidden; /* a key; NULL: none */
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

/* ---- from structs ---- */

static struct cell date_cell(struct date date, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return (struct cell){.text = date_is_absent(date) ? NULL
                                                      : arena_text(arena, date_format(date, text)),
                         .number = ABSENT};
}

static struct cell moment_cell(int64_t utc, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return (struct cell){.text = is_absent(utc) ? NULL : arena_text(arena, utc_format(utc, text)),
                         .number = ABSENT};
}

static struct cell member_cell(const struct column *column, const void *row, struct arena *arena)
{
    const char *member = (const char *)row + column->at;
    struct cell cell = {.text = NULL, .number = ABSENT};
    struct date date;
    bool is_on;

    switch (column->type) {
    case COLUMN_TEXT:
    case COLUMN_LIST:
    case COLUMN_LOCAL:
    case COLUMN_JSON:
        memcpy(&cell.text, member, sizeof(cell.text));
        break;
    case COLUMN_DATE:
        memcpy(&date, member, sizeof(date));
        cell = date_cell(date, arena);
        break;
    case COLUMN_MOMENT:
        memcpy(&cell.number, member, sizeof(cell.number));
        cell = moment_cell(cell.number, arena);
        break;
    case COLUMN_SWITCH:
        memcpy(&is_on, member, sizeof(is_on));
        cell.number = is_on;
        break;
    case COLUMN_COUNT:
    case COLUMN_SECONDS:
    case COLUMN_DURATION:
    case COLUMN_PERCENT:
        memcpy(&cell.number, member, sizeof(cell.number));
        break;
    }
    return cell;
}

struct sheet *sheet_of(struct arena *arena, const struct column *columns, size_t n_columns,
                       const void *rows, size_t n_rows, size_t row_size)
{
    struct sheet *sheet = sheet_new(arena, columns, n_columns);

    sheet->cells = arena_new_array(arena, n_rows * n_columns + 1, struct cell);
    for (size_t i = 0; i < n_rows; i++) {
        const void *row = (const char *)rows + i * row_size;

        for (size_t j = 0; j < n_columns; j++)
            sheet->cells[sheet->n_cells++] = columns[j].get != NULL
                                                 ? columns[j].get(row, arena)
                                                 : member_cell(&columns[j], row, arena);
    }
    return sheet;
}

/* ---- asking ---- */

void sheet_hide(struct sheet *sheet, const char *key)
{
    sheet->hidden = key;
}

size_t sheet_n_rows(const struct sheet *sheet)
{
    return sheet->n_columns == 0 ? 0 : sheet->n_cells / sheet->n_columns;
}

size_t sheet_n_columns(const struct sheet *sheet)
{
    return sheet->n_columns;
}

const struct column *sheet_column(const struct sheet *sheet, size_t column)
{
    return &sheet->columns[column];
}

const char *sheet_key(const struct sheet *sheet, size_t column)
{
    const struct column *described = &sheet->columns[column];

    return described->in == NULL
               ? described->key
               : arena_format(sheet->arena, "%s_%s", described->in, described->key);
}

static const struct cell *cell_at(const struct sheet *sheet, size_t row, size_t column)
{
    return &sheet->cells[row * sheet->n_columns + column];
}

bool column_is_text(const struct column *column)
{
    switch (column->type) {
    case COLUMN_TEXT:
    case COLUMN_LIST:
    case COLUMN_LOCAL:
    case COLUMN_DATE:
    case COLUMN_MOMENT:
    case COLUMN_JSON:
        return true;
    case COLUMN_COUNT:
    case COLUMN_SECONDS:
    case COLUMN_DURATION:
    case COLUMN_PERCENT:
    case COLUMN_SWITCH:
        break;
    }
    return false;
}

static bool has_value(const struct column *column, const struct cell *cell)
{
    if (column_is_text(column))
        return cell->text != NULL && cell->text[0] != '\0';
    return column->type == COLUMN_SWITCH ? cell->number == 1 : !is_absent(cell->number);
}

bool sheet_shows(const struct sheet *sheet, size_t column)
{
    const struct column *described = &sheet->columns[column];

    if (sheet->hidden != NULL && strcmp(described->key, sheet->hidden) == 0)
        return false;
    if (described->heading == NULL || !described->is_rare)
        return described->heading != NULL;
    for (size_t row = 0; row < sheet_n_rows(sheet); row++)
        if (has_value(described, cell_at(sheet, row, column)))
            return true;
    return false;
}

/* ---- JSON ---- */

/* A JSON text as a tree; null when there is none, or it is none. */
static struct json *tree(const char *text)
{
    struct json *json;

    if (text == NULL || json_read_exact(text, &json, NULL) < 0)
        return NULL;
    return json;
}

static void put_cell(const struct column *column, const struct cell *cell, struct json *object)
{
    switch (column->type) {
    case COLUMN_TEXT:
    case COLUMN_LOCAL:
    case COLUMN_DATE:
    case COLUMN_MOMENT:
        json_put_text(object, column->key, cell->text);
        break;
    case COLUMN_LIST:
        json_put_raw(object, column->key, cell->text);
        break;
    case COLUMN_JSON:
        json_put(object, column->key, tree(cell->text));
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

void sheet_put_row(const struct sheet *sheet, size_t row, struct json *object)
{
    struct json *inner = NULL;
    const char *in = NULL;

    for (size_t i = 0; i < sheet->n_columns; i++) {
        const struct column *column = &sheet->columns[i];

        if (column->in != NULL && (in == NULL || strcmp(in, column->in) != 0)) {
            inner = json_new_object();
            json_put(object, column->in, inner);
        }
        in = column->in;
        put_cell(column, cell_at(sheet, row, i), in != NULL ? inner : object);
    }
}

struct json *sheet_row_json(const struct sheet *sheet, size_t row)
{
    struct json *object = json_new_object();

    sheet_put_row(sheet, row, object);
    return object;
}

struct json *sheet_json(const struct sheet *sheet)
{
    struct json *rows = json_new_array();

    for (size_t i = 0; i < sheet_n_rows(sheet); i++)
        json_append(rows, sheet_row_json(sheet, i));
    return rows;
}

/* As text, so that rows and answers need no end. */
const char *sheet_tree(struct json *json, struct arena *arena)
{
    struct buffer text CLEANUP(buffer_deinit) = {0};

    if (json == NULL)
        return NULL;
    buffer_init(&text, LARGEST_TREE);
    json_write(json, false, &text);
    json_free(json);
    return arena_text(arena, buffer_text(&text));
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

/* In a table the date stands in the heading or beside it: the clock is enough. */
static const char *clock_of(const char *local)
{
    const char *clock = strchr(local, 'T');

    return clock != NULL ? clock + 1 : local;
}

static bool is_repeated(const struct sheet *sheet, size_t row, size_t column)
{
    const char *above, *here;

    if (!sheet->columns[column].is_group || row == 0)
        return false;
    above = cell_at(sheet, row - 1, column)->text;
    here = cell_at(sheet, row, column)->text;
    return above != NULL && here != NULL && strcmp(above, here) == 0;
}

const char *sheet_text(const struct sheet *sheet, size_t row, size_t column, bool for_people)
{
    const struct cell *cell = cell_at(sheet, row, column);
    char text[NUMBER_TEXT_SIZE];

    if (for_people && is_repeated(sheet, row, column))
        return "";
    if (cell->shown != NULL && (for_people || sheet->columns[column].type == COLUMN_JSON))
        return cell->shown;
    switch (sheet->columns[column].type) {
    case COLUMN_LOCAL:
        if (for_people && cell->text != NULL)
            return clock_of(cell->text);
        return cell->text != NULL ? cell->text : "";
    case COLUMN_TEXT:
    case COLUMN_DATE:
    case COLUMN_MOMENT:
    case COLUMN_JSON:
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
