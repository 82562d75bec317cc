/*
 * SQL that fits the target: a line ending in "--? NAME" is kept only where the target has NAME (a
 * column "events.metadata", a table), one ending in "--? !NAME" only where it has not. So every
 * identifier comes from an embedded file, whatever the target looks like.
 */
#ifndef TRACKSIDE_EXPORT_FIT_SQL_H
#define TRACKSIDE_EXPORT_FIT_SQL_H

#include "trackside/arena.h"

struct feature_list {
    const char **names;
    size_t n;
};

bool feature_list_has(const struct feature_list *features, struct bytes name);

/* In the arena. */
const char *fit_sql(const char *sql, const struct feature_list *features, struct arena *arena);

#endif
