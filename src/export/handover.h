/* An event as lines of JSON. */
#ifndef TRACKSIDE_EXPORT_HANDOVER_LINES_H
#define TRACKSIDE_EXPORT_HANDOVER_LINES_H

#include "row_check.h"

#include "trackside/handover.h"

/* All rows of an event, those that others hang on first. */
int handover_read_event(struct db *race_db, int64_t event_id, handover_taker *take, void *context,
                        struct error *err);

/* One line, within the caller's transaction. `check` is NULL for a line of a store of our own. */
int handover_put_line(struct db *race_db, struct row_check *check, const char *line,
                      struct row_counts *counts, struct error *err);

#endif
