/*
 * Aggregates that SQLite lacks (ask.h says what they give): for typed questions alone, since the
 * views of our databases work in the plain shell.
 */
#ifndef TRACKSIDE_DB_STATISTICS_H
#define TRACKSIDE_DB_STATISTICS_H

#include "connection.h"

int statistics_register(const struct db *db, struct error *err);

#endif
