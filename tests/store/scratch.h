/*
 * A directory of a test's own, gone afterwards; and a look at databases from outside, by plain
 * SQLite as anybody else would use it.
 */
#ifndef TRACKSIDE_TESTS_STORE_SCRATCH_H
#define TRACKSIDE_TESTS_STORE_SCRATCH_H

#include "testing.h"

#include "trackside/db.h"

struct scratch {
    struct arena arena; /* for whatever the test makes */
    const char *dir;
    struct error err;
};

/* cmocka's setup and teardown; *state is the struct scratch. */
int scratch_set_up(void **state);
int scratch_tear_down(void **state);

#define SCRATCH_TEST(function)                                                                     \
    cmocka_unit_test_setup_teardown(function, scratch_set_up, scratch_tear_down)

/* DIR/NAME, in the arena. */
const char *scratch_path(struct scratch *scratch, const char *name);

void scratch_write_file(struct scratch *scratch, const char *name, const char *content);
unsigned scratch_mode(struct scratch *scratch, const char *name); /* permission bits */
bool scratch_has(struct scratch *scratch, const char *name);

/* Fail unless r is 0, telling the message. */
void scratch_require(struct scratch *scratch, int r);

/* Fail unless r is the code and the message has all these words in it (up to a NULL). */
void scratch_require_error(struct scratch *scratch, int r, enum error_code code, ...);

/* Fail unless the last error has this hint. */
void scratch_require_hint(struct scratch *scratch, enum hint hint);

/* ---- SQL from outside, on DIR/NAME ---- */

void scratch_sql(struct scratch *scratch, const char *name, const char *sql);
int64_t scratch_ask(struct scratch *scratch, const char *name, const char *sql);

/* The first column of all rows, with blanks between; columns of NULL are "-". */
const char *scratch_ask_text(struct scratch *scratch, const char *name, const char *sql);

/* How SQLite would answer: a line for each table, "SEARCH laps ..." or "SCAN laps". */
const char *scratch_plan(struct scratch *scratch, const char *name, const char *sql);

#endif
