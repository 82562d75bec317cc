/* What an ingest over several days would ask the site for, and how long the limits make it take. */
#ifndef TRACKSIDE_INGEST_PLAN_H
#define TRACKSIDE_INGEST_PLAN_H

#include "ingesting.h"

/*
 * Is a listed day stored as completely as the site has it: every session with its laps, as many as
 * the month page counts, and the list fetched long after the day was over? Then nothing need be
 * asked for. Never with --refresh.
 */
int ingest_plan_is_known(struct context *context, const char *slug, const struct walk_day *listed,
                         bool *ret_is_known, struct error *err);

/* The days and their requests, for --dry-run. */
int ingest_plan_print(const struct ingesting *ingesting, const char *slug, struct error *err);

#endif
