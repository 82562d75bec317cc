/* How an ingest that is not done looks: `ingest --dry-run`. */
#ifndef TRACKSIDE_INGEST_PLAN_VIEW_H
#define TRACKSIDE_INGEST_PLAN_VIEW_H

#include "context.h"

#include "trackside/ingest_plan.h"

/* The days and their requests, and what they were found with. */
int ingest_plan_view_print(struct context *context, const struct ingest_plan *plan,
                           const struct mirror_requests *requests, struct error *err);

#endif
