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

/* A tree of the head, for programs; it becomes the answer's. NULL is null. */
void answer_put_json(struct answer *answer, const char *key, struct json *json);

/* Rows under a key. A sheet that is `quiet` is left out for people when it has no rows. */
void answer_put_sheet(struct answer *answer, const char *key, const struct sheet *sheet,
                      bool is_quiet);

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
    bool is_quiet;
};

/* The head as sheets of one row each, then the sheets; in the order they were put. */
const struct answer_part *answer_heads(const struct answer *answer, size_t *ret_n);
const struct answer_part *answer_sheets(const struct answer *answer, size_t *ret_n);
const char *const *answer_lines(const struct answer *answer, size_t *ret_n);
const char *const *answer_notes(const struct answer *answer, size_t *ret_n);

/* The whole as a tree, the caller's. Trees that were put go with it: once for each answer. */
struct json *answer_json(struct answer *answer);

#endif
