/*
 * Questions in SQL that somebody typed: they read, whatever they say.
 *
 * Four locks, one behind the other: the file is opened read-only, query_only is on, an authorizer
 * lets nothing pass but reading (no ATTACH, no PRAGMA that takes a value, no transaction, no
 * load_extension), and a statement without columns is never run.
 *
 * Beside SQLite's own functions there are three aggregates over numbers:
 *
 *     median(X)         the middle value, or the mean of the two in the middle
 *     percentile(X, P)  the value below which P percent lie (0 to 100), straight between neighbours
 *     stdev_pop(X)      the standard deviation of the whole population, divided by n
 *
 * All pass over NULL, give NULL where nothing is left, give a REAL otherwise, and refuse what is
 * no number. DISTINCT and FILTER work with them, OVER does not. class_key(X) is the key that
 * all spellings of a class's name have (text_class_key).
 */
#ifndef TRACKSIDE_ASK_H
#define TRACKSIDE_ASK_H

#include "trackside/db.h"

#include <signal.h>

struct ask;

enum {
    ASK_MOST_MIB = 512, /* the memory that SQLite may take for a question, sorting included */
};

/*
 * Make a DB_READ connection ready for questions, for good: from here on it answers nothing else.
 * `beside` (may be NULL) is another open database, attached under its schema's name. A question
 * ends soon after *interrupted (may be NULL) is set. The connection must outlive the ask.
 *
 * What a question may take is bounded: a value or a row is at most 64 MiB, all of SQLite in this
 * process ASK_MOST_MIB, which stays so after the ask is closed.
 */
int ask_open(struct db *db, const struct db *beside, const volatile sig_atomic_t *interrupted,
             struct ask **ret_ask, struct error *err);
void ask_close_at(struct ask **ask); /* for CLEANUP; leaves the connection open */

/*
 * The question. ERROR_USAGE, with SQLite's reason, when it cannot be understood, is more than one
 * statement or none, or would do anything but answer.
 */
int ask_put(struct ask *ask, const char *sql, struct error *err);

/*
 * A value for `:name`, `@name`, `$name` or `?1` ("1"). Digits, with a sign or decimals, are bound
 * as a number, anything else as text, which must outlive the ask. ERROR_USAGE when there is no
 * such parameter.
 */
int ask_bind(struct ask *ask, const char *name, const char *value, struct error *err);

/* The columns of the answer; the names are borrowed. */
size_t ask_n_columns(const struct ask *ask);
const char *ask_column_name(const struct ask *ask, size_t column);

enum ask_type {
    ASK_NULL,
    ASK_NUMBER,
    ASK_TEXT,
    ASK_BLOB,
};

/*
 * The next row: QUERY_ROW, QUERY_DONE, or ERROR_USAGE when a parameter has no value,
 * ERROR_INTERRUPTED, ERROR_FAILED with SQLite's reason.
 */
int ask_next(struct ask *ask, struct error *err);

/*
 * A value of the row, as bytes borrowed until the next row: none for NULL, what SQLite prints for
 * a number, the text as it is stored (it need not be UTF-8), the bytes of a blob.
 */
enum ask_type ask_value(const struct ask *ask, size_t column, struct bytes *ret_value);

#endif
