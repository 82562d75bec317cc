/*
 * The rows of one session: class, driver, race, race driver, result and laps.
 */
#ifndef TRACKSIDE_SESSION_ROWS_H
#define TRACKSIDE_SESSION_ROWS_H

#include "facts.h"

#include "trackside/ingest.h"

/* A row that several sessions of a day hang on, put once: by its name and with its id. */
struct shared_row {
    const char *name;
    int64_t id;
};

struct shared_rows {
    struct shared_row *list;
    size_t n;
};

/* What every session of a day shares while its rows are written. */
struct session_rows {
    struct db *race_db;
    const struct day_facts *facts;
    int64_t event_id;
    struct arena *arena;
    struct ingest_report *report; /* counts are added */
    struct shared_rows classes;   /* by class name */
    struct shared_rows drivers;   /* by source_driver_id */
};

/* Inside the caller's transaction. */
int session_rows_put(struct session_rows *rows, const struct session_facts *session,
                     struct error *err);

#endif
