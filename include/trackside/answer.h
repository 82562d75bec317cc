/*
 * An answer, described once: a head of named fields, sheets of rows, sentences for people. Each
 * face prints it in its forms by one printer each; nothing here knows a terminal or a browser.
 *
 * As JSON it is one object: the fields of the head, then each sheet as an array under its key, all
 * of it under the answer's own name where it has one: {"session": {"session_id": ..., "laps":
 * [...]}}.
 */
#ifndef TRACKSIDE_ANSWER_H
#define TRACKSIDE_ANSWER_H

#include "trackside/sheet.h"

struct answer;

/* `name`: the key of the whole in JSON, NULL for none. It lives in the arena. */
struct answer *answer_begin(struct arena *arena, const char *name);

/* Fields of the head: the columns of one row. May be called again for fields of another struct. */
void answer_put_head(struct answer *answer, const struct column *columns, size_t n_columns,
                     const void *row);

/* One field of the head by itself. `heading` NULL: not shown to people. */
void answer_put_text(struct answer *answer, const char *key, const char *heading, const char *text);
void answer_put_number(struct answer *answer, const char *key, const char *heading,
                       enum column_type type, int64_t number);

/* A tree of the head, in JSON alone; it is taken over. NULL is null. */
void answer_put_json(struct answer *answer, const char *key, struct json *json);

enum sheet_use {
    SHEET_ALWAYS,
    SHEET_QUIET,       /* left out of tables when it has no rows */
    SHEET_FLAT,        /* not in JSON, where the rows of another sheet hold its own */
    SHEET_DEEP,        /* in JSON alone */
    SHEET_OBJECT,      /* of one row, which is an object in JSON */
    SHEET_DEEP_OBJECT, /* the same, in JSON alone */
};

/* Rows under a key. */
void answer_put_sheet(struct answer *answer, const char *key, const struct sheet *sheet,
                      enum sheet_use use);

/* A line for people, above the head; and one below everything. */
void answer_say(struct answer *answer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void answer_note(struct answer *answer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* ---- for printers ---- */

/* Rows of one key, or one field of the head that has a value for people (rows 1). */
struct answer_part {
    const char *key;
    const struct sheet *sheet;
    enum sheet_use use;
};

/* The head as sheets of one row each, then the sheets; in the order they were put. */
const struct answer_part *answer_heads(const struct answer *answer, size_t *ret_n);
const struct answer_part *answer_sheets(const struct answer *answer, size_t *ret_n);
const char *const *answer_lines(const struct answer *answer, size_t *ret_n);
const char *const *answer_notes(const struct answer *answer, size_t *ret_n);

/* Is it shown in TSV and CSV; and in tables, where a quiet one needs rows? */
bool answer_part_is_flat(const struct answer_part *part);
bool answer_part_is_tabled(const struct answer_part *part);

/* The whole as a tree, the caller's. */
struct json *answer_json(const struct answer *answer);

#endif
