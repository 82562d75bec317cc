/*
 * What runs over practice days and over race events have in common.
 */
#ifndef TRACKSIDE_INGEST_RUN_H
#define TRACKSIDE_INGEST_RUN_H

#include "trackside/ingest.h"

enum {
    INGEST_RUN_UNREACHABLE = 3, /* in a row, each with all its retries; then the network is gone */
};

/* Is it what ends the run, whatever else there is to do? */
bool ingest_run_is_ended_by(int r);

/* Keep what a report points to in another arena, which outlives that of its event. */
void ingest_run_keep(struct ingest_report *report, struct arena *arena);

/* How long a rate makes so many requests take; 0: there is no rate. */
int64_t ingest_run_seconds(int64_t n, int64_t per_minute);

#endif
