/* Running an ingest: what is printed meanwhile and at the end, what a person is told beside it. */
#ifndef TRACKSIDE_INGEST_TALK_H
#define TRACKSIDE_INGEST_TALK_H

#include "context.h"

#include "trackside/ingest_days.h"

/* Ingest the one day of the run; why it could not be written is the command's own failure. Returns
 * the exit code. */
int ingest_talk_run_day(struct context *context, struct ingest_days *ingesting, struct error *err);

/* Ingest all days: with totals, with --ndjson each printed the moment it is done. Returns the exit
 * code. */
int ingest_talk_run(struct context *context, struct ingest_days *ingesting, struct error *err);

#endif
