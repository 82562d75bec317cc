/* How a discovery looks: its days, its months as they come, a track's history. */
#ifndef TRACKSIDE_DISCOVERY_VIEW_H
#define TRACKSIDE_DISCOVERY_VIEW_H

#include "context.h"

#include "trackside/discover.h"

/* "2025-10", in the arena. */
const char *discovery_view_month_text(struct date month, struct arena *arena);

/* All of it, in the output's form; as NDJSON the summary alone. */
int discovery_view_print(struct context *context, const struct discovery *discovery,
                         struct error *err);

/* For --ndjson: a month the moment it is known. The listener is the discovery. */
int discovery_view_print_month(void *listener, const struct discovery_month *month,
                               struct error *err);

/* The months a page lists. */
int discovery_view_print_months(struct context *context, const struct discovery *discovery,
                                const struct discover_month *page, struct error *err);

#endif
