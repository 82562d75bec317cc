/* How days look that are handed over, for `export sqlite`, `export ndjson`, `import ndjson`. */
#ifndef TRACKSIDE_HANDOVER_VIEW_H
#define TRACKSIDE_HANDOVER_VIEW_H

#include "command.h"

#include "trackside/handover.h"

/* --track, --day and --since; see argument_days. */
extern const struct option_spec handover_view_day_options[];

/* {"export": {"to", "days", "rows"}} */
int handover_view_print_written(struct context *context, const char *to,
                                const struct handover_written *written, struct error *err);

/* {"days": [{"track", "date", "status", "rows_inserted", "rows_updated", "rows_unchanged"}]} */
int handover_view_print_taken(struct context *context, const struct handover_day *days, size_t n,
                              struct error *err);

#endif
