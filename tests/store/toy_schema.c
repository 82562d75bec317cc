/* The toy database. */
#include "toy_schema.h"

#define TOY_ID 0x544f5931u /* "TOY1" */

static const struct db_step steps[] = {
    {"0001_things", "CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
                    " size INTEGER) STRICT;"},
    {"0002_colours", "ALTER TABLE things ADD COLUMN colour TEXT;"
                     "UPDATE things SET colour = 'grey';"},
};

static const struct db_step broken_steps[] = {
    {"0001_things", "SELECT 1;"},
    {"0002_colours", "ALTER TABLE things ADD COLUMN colour TEXT;"
                     "INSERT INTO nowhere VALUES (1);"},
};

static const struct db_query queries[] = {
    [TOY_PUT] = {"toy/put", "INSERT INTO things (name, size) VALUES (:name, :size)"
                            " ON CONFLICT (name) DO UPDATE SET size = excluded.size"
                            " WHERE size IS NOT excluded.size"},
    [TOY_FIND] = {"toy/find", "SELECT id, size FROM things WHERE name = :name -- a comment\n;\n"},
    [TOY_LIST] = {"toy/list", "SELECT name FROM things ORDER BY name"},
    [TOY_ECHO] = {"toy/echo", "SELECT :value, typeof(:value)"},
};

static const struct db_query bad_queries[] = {
    {"toy/list", "SELECT name FROM things"},
    {"toy/weigh", "SELECT weight FROM things"},
};

static const struct db_query two_in_one[] = {
    {"toy/twice", "SELECT name FROM things; SELECT size FROM things"},
};

const struct db_schema toy_v1 = {"toy", TOY_ID, false, steps, 1, NULL, 0, queries, TOY_N_QUERIES};
const struct db_schema toy_v2 = {"toy", TOY_ID, false, steps, 2, NULL, 0, queries, TOY_N_QUERIES};
const struct db_schema toy_v2_broken = {"toy", TOY_ID, false,   broken_steps, 2,
                                        NULL,  0,      queries, TOY_N_QUERIES};
const struct db_schema toy_bad_query = {"toy", TOY_ID, false, steps, 1, NULL, 0, bad_queries, 2};
const struct db_schema toy_two_in_one = {"toy", TOY_ID, false, steps, 1, NULL, 0, two_in_one, 1};
const struct db_schema toy_every_commit = {"toy", TOY_ID, true,    steps,        1,
                                           NULL,  0,      queries, TOY_N_QUERIES};
