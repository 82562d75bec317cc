/* The event a question is about. */
#ifndef TRACKSIDE_REPORT_EVENT_H
#define TRACKSIDE_REPORT_EVENT_H

#include "trackside/arena.h"
#include "trackside/db.h"

/* ERROR_NOT_FOUND, with the way out, when the event is not in the store. */
int event_require(struct db *race_db, const char *source_event_id, struct arena *arena,
                  struct error *err);

#endif
