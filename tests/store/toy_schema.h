/*
 * A small database of the tests' own: one table, a second step that adds a column, and schemas
 * that are wrong in one way each.
 */
#ifndef TRACKSIDE_TESTS_STORE_TOY_SCHEMA_H
#define TRACKSIDE_TESTS_STORE_TOY_SCHEMA_H

#include "trackside/db.h"

enum toy_query {
    TOY_PUT,
    TOY_FIND,
    TOY_LIST,
    TOY_ECHO,
    TOY_N_QUERIES,
};

extern const struct db_schema toy_v1;
extern const struct db_schema toy_v2;
extern const struct db_schema toy_v2_broken;    /* its second step fails half-way */
extern const struct db_schema toy_bad_query;    /* a query names a column that is not there */
extern const struct db_schema toy_two_in_one;   /* a query file holds two statements */
extern const struct db_schema toy_every_commit; /* as toy_v1, synchronous=FULL */

#endif
