/* Rows again from the stored pages, and what is different. */
#ifndef TRACKSIDE_REBUILD_EVENTS_H
#define TRACKSIDE_REBUILD_EVENTS_H

#include "trackside/ingest.h"
#include "trackside/task.h"

struct rebuilt_events {
    struct rebuilt_event *events; /* in the order they were done; texts live in the arena */
    size_t n;
    size_t n_left; /* of those, for want of pages */
};

/*
 * Derive the rows again of all events that were ever ingested: of a track (NULL: every), or one
 * (NULL: every). The listener is told of each. ERROR_NOT_FOUND when there is none.
 */
int rebuild_events(struct task *task, struct arena *arena, const char *slug,
                   const char *source_event_id, struct rebuilt_events *ret_rebuilt,
                   struct error *err);

/* "unchanged", "changed", "new", "left". */
const char *rebuild_events_status_name(enum rebuilt_status status);

#endif
