/*
 * What a fixture's pages give, in canonical form: the rows that an ingest of its days writes, each
 * as an object with its table, its natural keys, and every column that has a value; and, of every
 * page, what is odd about it. Only what the pages say is in them: no row numbers, no moments of
 * fetching. expected.json of a fixture is such a list.
 */
#ifndef TRACKSIDE_FIXTURE_ROWS_H
#define TRACKSIDE_FIXTURE_ROWS_H

#include "trackside/fixture.h"
#include "trackside/fixture_problem.h"
#include "trackside/task.h"

/* Texts live in the arena. */
struct fixture_row {
    const char *key;  /* table and natural key: "laps 21287637 4027433 3" */
    const char *page; /* cache key of the page it is read from; NULL for rows of several */
    const struct json *json;
};

struct fixture_rows {
    struct json *tree;        /* what holds them */
    struct fixture_row *rows; /* each key once */
    size_t n;
};

/*
 * Read and ingest the pages, in stores of their own that are removed again. Pages and days that
 * cannot be read are problems, and nothing of them is in the rows. The task lends its clock and the
 * place for the stores.
 */
int fixture_rows_of(const struct fixture *fixture, const struct task *task, struct arena *arena,
                    struct fixture_problems *problems, struct fixture_rows *ret_rows,
                    struct error *err);

/* The rows of a tree {"rows": [...]}, which is taken over. */
void fixture_rows_adopt(struct json *tree, struct arena *arena, struct fixture_rows *ret_rows);

/* As written by fixture_rows_write. ERROR_CHECK when it is no such text, ERROR_TOO_NEW when it is
 * of a later format; `name` is what errors call it. */
int fixture_rows_read(struct bytes text, const char *name, struct arena *arena,
                      struct fixture_rows *ret_rows, struct error *err);

/* The text of expected.json: a row a line. */
void fixture_rows_write(const struct fixture_rows *rows, struct buffer *out);

/* Each difference as a problem, with page, row, column and both values. */
void fixture_rows_compare(const struct fixture_rows *expected, const struct fixture_rows *found,
                          struct fixture_problems *problems);

void fixture_rows_free(struct fixture_rows *rows); /* also fit for CLEANUP */

#endif
