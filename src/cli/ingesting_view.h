/* How ingested days look: the same keys in every form. */
#ifndef TRACKSIDE_INGESTING_VIEW_H
#define TRACKSIDE_INGESTING_VIEW_H

#include "ingesting.h"

/* A day as a line of its own: the listener for --ndjson. `ingesting` is the listener. */
int ingesting_view_print_day(void *ingesting, const struct ingested_day *day, struct error *err);

/* {"days": [...], "requests": {...}}, or a row a day. */
int ingesting_view_print(const struct ingesting *ingesting, struct error *err);

/* Likewise for several days, with totals; of --ndjson, whose days are printed, the summary. */
int ingesting_view_print_all(const struct ingesting *ingesting, struct error *err);

/* What a person should know beside the figures. */
int ingesting_view_say(const struct ingesting *ingesting, struct error *err);

#endif
