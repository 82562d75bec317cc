/*
 * Questions about race events, asked of the race store. Likewise as report.h.
 */
#ifndef TRACKSIDE_EVENT_REPORT_H
#define TRACKSIDE_EVENT_REPORT_H

#include "trackside/arena.h"
#include "trackside/calendar.h"
#include "trackside/db.h"

/* The track that an event is stored under; NULL when it is not stored. */
int report_track_of_event(struct db *race_db, const char *source_event_id, struct arena *arena,
                          const char **ret_slug, struct error *err);

#endif
