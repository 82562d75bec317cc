/* How ingested days look: the same keys in every form. */
#ifndef TRACKSIDE_INGESTING_VIEW_H
#define TRACKSIDE_INGESTING_VIEW_H

#include "context.h"

#include "trackside/ingest_days.h"

/* {"days": [...], "requests": {...}}, or a row a day. */
int ingesting_view_print(struct context *context, const struct ingest_days *ingesting,
                         struct error *err);

/*
 * Ingest all days and show them: with totals, with --ndjson each the moment it is done. Returns the
 * exit code.
 */
int ingesting_view_run(struct context *context, struct ingest_days *ingesting, struct error *err);

/* The exit code that the days and the requests give. */
int ingesting_view_exit_code(const struct ingest_days *ingesting);

/* What a person should know beside the figures. */
int ingesting_view_say(struct context *context, const struct ingest_days *ingesting,
                       struct error *err);

#endif
