/*
 * Results, on stdout, in the form the user asked for: a table for people, TSV or CSV for
 * spreadsheets, JSON or NDJSON for programs. One sheet of rows serves all of them, with the same
 * columns in each.
 */
#ifndef TRACKSIDE_OUTPUT_H
#define TRACKSIDE_OUTPUT_H

#include "trackside/arena.h"
#include "trackside/error.h"
#include "trackside/json.h"

struct invocation;
struct talk;

enum output_form {
    OUTPUT_TABLE,
    OUTPUT_TSV,
    OUTPUT_CSV,
    OUTPUT_JSON,
    OUTPUT_NDJSON,
};

struct output {
    enum output_form form;
    struct talk *talk; /* its progress line goes before a result comes; NULL: there is none */
    bool has_color;
};

/* From the options; without one, a table on a terminal and TSV in a pipe. */
int output_init(struct output *output, const struct invocation *invocation, struct error *err);

/* Is it one of the forms for programs that read a tree? */
bool output_is_json(const struct output *output);

/* Print a tree and free it: indented for --json, on one line for --ndjson. */
int output_json(const struct output *output, struct json *json, struct error *err);

/*
 * A write to stdout failed. When whoever read it has gone away (`| head`), the program ends
 * quietly, as any filter does; anything else is an error.
 */
int output_fail(struct error *err);

/* A line for people, on stdout; nothing in the other forms. */
void output_line(const struct output *output, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* ---- sheets ---- */

enum column_type {
    COLUMN_TEXT,
    COLUMN_LIST, /* a JSON array of texts, elsewhere shown with commas between */
    COLUMN_COUNT,
    COLUMN_SECONDS,  /* milliseconds, shown as 34.746 */
    COLUMN_DURATION, /* whole seconds, shown as 8:28 in a table, as seconds elsewhere */
    COLUMN_PERCENT,  /* thousandths, shown as 94.695 */
    COLUMN_SWITCH,   /* 0 or 1, shown as yes or nothing in a table, true or false elsewhere */
};

struct column {
    const char *key;     /* in JSON and in the head of TSV and CSV */
    const char *heading; /* in a table; NULL: not shown there */
    enum column_type type;
};

struct sheet;

/* The columns must outlive the sheet, which lives in the arena. */
struct sheet *sheet_new(struct arena *arena, const struct column *columns, size_t n_columns);

/* Cells are added in the order of the columns, row after row; texts are borrowed. NULL and ABSENT
 * are empty. */
void sheet_add_text(struct sheet *sheet, const char *text);
void sheet_add_number(struct sheet *sheet, int64_t value);

/* Rows as an array of objects; one row as an object. */
struct json *sheet_json(const struct sheet *sheet);
struct json *sheet_row_json(const struct sheet *sheet, size_t row);

/* Print in the output's form; as JSON: {"KEY": [rows]}, as NDJSON: a row a line. */
int sheet_print(const struct sheet *sheet, const struct output *output, const char *key,
                struct error *err);

#endif
