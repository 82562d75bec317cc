/* Running an ingest: what is printed meanwhile and at the end, what a person is told beside it. */
#ifndef TRACKSIDE_INGEST_TALK_H
#define TRACKSIDE_INGEST_TALK_H

#include "context.h"

#include "trackside/ingest_days.h"
#include "trackside/ingest_job.h"

/* Ingest the one day of the run; why it could not be written is the command's own failure. Returns
 * the exit code. */
int ingest_talk_run_day(struct context *context, struct ingest_days *ingesting, struct error *err);

/* Ingest all days: with totals, with --ndjson each printed the moment it is done. Returns the exit
 * code. */
int ingest_talk_run(struct context *context, struct ingest_days *ingesting, struct error *err);

/* Go on with a range. Returns the exit code: EXIT_PARTIAL while something is left. */
int ingest_talk_run_job(struct context *context, struct ingest_job *job, struct error *err);

/* Months of a range that did not come, and why. */
void ingest_talk_gaps(struct context *context, const struct day_walk *walk);

/* How much it is, and how long that takes; `what` begins the sentence. */
void ingest_talk_plan(struct context *context, const char *what, const struct ingest_plan *plan);

#endif
