/*
 * Looking into a database from outside: SQLite itself, and none of the program's own code, which
 * is what is being tested.
 */
#ifndef TRACKSIDE_TESTS_DATABASE_H
#define TRACKSIDE_TESTS_DATABASE_H

#include "trackside/arena.h"
#include "trackside/error.h"

/* Rows of a query as lines, columns parted by " | ", NULL as NULL. */
int database_ask(const char *path, const char *sql, struct arena *arena, struct bytes *ret_rows,
                 struct error *err);

/* Change something, with foreign keys off. */
int database_alter(const char *path, const char *sql, struct error *err);

/* Every row of every table, table by table. */
int database_dump(const char *path, struct arena *arena, struct bytes *ret_rows, struct error *err);

#endif
