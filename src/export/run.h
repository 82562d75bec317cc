/*
 * One run of an export to PostgreSQL: what its steps share. Each step has a header of its own;
 * push.c puts them in order.
 */
#ifndef TRACKSIDE_EXPORT_RUN_H
#define TRACKSIDE_EXPORT_RUN_H

#include "day.h"
#include "target.h"

struct run {
    const struct export_options *options;
    struct db *race_db;
    struct db *local; /* export.db, or NULL */
    const char *target_name;
    struct target target;
    struct day *days;
    size_t n_days;
    struct arena *arena;
    struct export_report *report;
    struct postgres_failure refusal; /* why the target did not take the batch in hand */
};

#endif
