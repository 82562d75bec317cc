/*
 * What a typed question may do on a connection: read.
 */
#ifndef TRACKSIDE_DB_ASK_GUARD_H
#define TRACKSIDE_DB_ASK_GUARD_H

#include "connection.h"

struct ask_guard {
    const char *refused; /* what the last statement would have done, "writes"; NULL: nothing */
};

/* The guard stays with the connection until it is lifted; query_only stays for good. */
int ask_guard_set(const struct db *db, struct ask_guard *guard, struct error *err);
void ask_guard_lift(const struct db *db);

#endif
