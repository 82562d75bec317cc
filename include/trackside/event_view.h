/*
 * How race events look: what was ingested, what is stored, their races, results, entries and
 * standings.
 */
#ifndef TRACKSIDE_EVENT_VIEW_H
#define TRACKSIDE_EVENT_VIEW_H

#include "trackside/answer.h"
#include "trackside/ingest_events.h"

/* Events of a run, a row each. */
struct sheet *event_view_ingested(struct arena *arena, const struct ingested_event *events,
                                  size_t n);

/* What a run would ask for. */
struct answer *event_view_plan(struct arena *arena, const struct event_run_plan *plan);

#endif
