/*
 * A sheet: rows of an answer, with their columns described once. Every form is printed from the
 * same description (table, TSV, CSV, NDJSON, JSON), so a column is added by one line.
 *
 * A column says where its value stands in a row's struct, or computes it:
 *
 *     static const struct column columns[] = {
 *         COLUMN_OF(session_summary, session_id, "session_id", "Session", COLUMN_TEXT),
 *         COLUMN_OF(session_summary, n_laps, "lap_count", "Laps", COLUMN_COUNT),
 *         COLUMN_BY(drift_cell, "drift", "Drift", COLUMN_TEXT),
 *     };
 */
#ifndef TRACKSIDE_SHEET_H
#define TRACKSIDE_SHEET_H

#include "trackside/arena.h"
#include "trackside/json.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a value is, and of which type the member that holds it. */
enum column_type {
    COLUMN_TEXT,     /* const char *; NULL is empty */
    COLUMN_LIST,     /* const char *, a JSON array of texts; elsewhere with commas between */
    COLUMN_LOCAL,    /* const char *, "2025-10-25T13:24:45"; in a table its clock alone */
    COLUMN_DATE,     /* struct date */
    COLUMN_MOMENT,   /* int64_t, UTC seconds; shown as 2025-10-25T03:24:45Z */
    COLUMN_COUNT,    /* int64_t */
    COLUMN_SECONDS,  /* int64_t milliseconds, shown as 34.746 */
    COLUMN_DURATION, /* int64_t whole seconds, shown as 8:28 in a table, as seconds elsewhere */
    COLUMN_PERCENT,  /* int64_t thousandths, shown as 94.695 */
    COLUMN_SWITCH,   /* bool; yes or nothing in a table, true or false elsewhere */
    COLUMN_JSON,     /* const char *, a JSON text; a tree in JSON */
};

/* A value on its way to be shown: `text` of the types that are texts, else `number`. */
struct cell {
    const char *text;
    int64_t number; /* ABSENT is empty */
    const char
        *shown; /* what a table shows instead; of a COLUMN_JSON, TSV and CSV too; NULL: none */
};

/* Computes a value from a row; texts live in the arena or longer. */
typedef struct cell cell_getter(const void *row, struct arena *arena);

struct column {
    const char *key;     /* in JSON and in the head of TSV and CSV */
    const char *in;      /* in JSON it stands in an object of that name, whose columns stand side by
                            side; elsewhere its key is IN_KEY. NULL: in the row's own */
    const char *heading; /* in a table; NULL: not shown there */
    const char *card;    /* its label in a card, where that is not the heading */
    cell_getter *get;    /* computes the value; NULL: it is a member of the row's struct */
    size_t at;           /* where that member stands */
    enum column_type type;
    bool is_rare;  /* a table has it only when some row has a value */
    bool is_group; /* a table shows a value once where rows below have the same */
    bool is_deep;  /* in JSON alone: TSV, CSV and tables leave it out */
};

/* A column whose value is a member of `struct row`; computed; such a member in JSON alone; or added
 * by hand (sheet_new). */
#define COLUMN_OF(row, member, key_, heading_, type_)                                              \
    {                                                                                              \
        .key = (key_), .heading = (heading_), .type = (type_), .at = offsetof(struct row, member)  \
    }
#define COLUMN_BY(getter, key_, heading_, type_)                                                   \
    {                                                                                              \
        .key = (key_), .heading = (heading_), .type = (type_), .get = (getter)                     \
    }
/* A member that JSON alone has. */
#define COLUMN_DEEP(row, member, key_, type_)                                                      \
    {                                                                                              \
        .key = (key_), .type = (type_), .at = offsetof(struct row, member), .is_deep = true        \
    }
/* One that stands in an object of JSON, which others of the same name share. */
#define COLUMN_IN(in_, row, member, key_, heading_, type_)                                         \
    {                                                                                              \
        .in = (in_), .key = (key_), .heading = (heading_), .type = (type_),                        \
        .at = offsetof(struct row, member)                                                         \
    }
#define COLUMN(key_, heading_, type_)                                                              \
    {                                                                                              \
        .key = (key_), .heading = (heading_), .type = (type_)                                      \
    }

#define N_COLUMNS(columns) (sizeof(columns) / sizeof((columns)[0]))

struct sheet;

/* Rows of `row_size` bytes each. Columns and rows must outlive the sheet, which lives in the arena.
 */
struct sheet *sheet_of(struct arena *arena, const struct column *columns, size_t n_columns,
                       const void *rows, size_t n_rows, size_t row_size);

/* The same for an array of structs and an array of columns. */
#define SHEET(arena, columns, rows, n_rows)                                                        \
    sheet_of(arena, columns, N_COLUMNS(columns), rows, n_rows, sizeof(*(rows)))

/* An empty sheet whose cells are added one by one, for rows that are no structs. */
struct sheet *sheet_new(struct arena *arena, const struct column *columns, size_t n_columns);

/* In the order of the columns, row after row; texts are borrowed. NULL and ABSENT are empty. */
void sheet_add_text(struct sheet *sheet, const char *text);
void sheet_add_number(struct sheet *sheet, int64_t value);

/* Leave a column out of tables: its value is the same for all rows and stands elsewhere. */
void sheet_hide(struct sheet *sheet, const char *key);

size_t sheet_n_rows(const struct sheet *sheet);
size_t sheet_n_columns(const struct sheet *sheet);
const struct column *sheet_column(const struct sheet *sheet, size_t column);

/* What TSV and CSV call a column: "rows_inserted" of the key "inserted" in "rows". In the sheet's
 * arena. */
const char *sheet_key(const struct sheet *sheet, size_t column);

/* Is there a column of it in a table: has it a heading, and a value where it is rare? */
bool sheet_shows(const struct sheet *sheet, size_t column);

/* Is it aligned and quoted as text, not as a number? */
bool column_is_text(const struct column *column);

/* A value as text: as people write it for a table, plain for programs. In the sheet's arena. */
const char *sheet_text(const struct sheet *sheet, size_t row, size_t column, bool for_people);

/* Rows as an array of objects; one row as an object. */
struct json *sheet_json(const struct sheet *sheet);
struct json *sheet_row_json(const struct sheet *sheet, size_t row);

/* Put the cells of a row into an object. */
void sheet_put_row(const struct sheet *sheet, size_t row, struct json *object);

/* A tree as the value of a COLUMN_JSON, in the arena; it is taken over. */
const char *sheet_tree(struct json *json, struct arena *arena);

#endif
