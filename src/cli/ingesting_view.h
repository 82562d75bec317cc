/* How ingested days look: the same keys in every form. */
#ifndef TRACKSIDE_INGESTING_VIEW_H
#define TRACKSIDE_INGESTING_VIEW_H

#include "ingesting.h"

/* {"days": [...], "requests": {...}}, or a row a day. */
int ingesting_view_print(const struct ingesting *ingesting, struct error *err);

/*
 * Ingest all days and show them: with totals, with --ndjson each the moment it is done. Returns the
 * exit code.
 */
int ingesting_view_run(struct ingesting *ingesting, struct error *err);

/* What a person should know beside the figures. */
int ingesting_view_say(const struct ingesting *ingesting, struct error *err);

#endif
