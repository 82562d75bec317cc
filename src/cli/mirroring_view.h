/* How a mirroring looks: the same keys in every form. */
#ifndef TRACKSIDE_MIRRORING_VIEW_H
#define TRACKSIDE_MIRRORING_VIEW_H

#include "context.h"

#include "trackside/mirror_days.h"

/* A day as a line of its own: the listener for --ndjson. */
int mirroring_view_print_day(void *context, const struct mirrored_day *day, struct error *err);

/* Everything: {"tracks": [...], "requests": {...}}, a row a day, or the summary of --ndjson. */
int mirroring_view_print(struct context *context, const struct mirror_days *mirroring,
                         struct error *err);

#endif
