/*
 * trackside ingest, of race events.
 */
#ifndef TRACKSIDE_EVENT_INGEST_H
#define TRACKSIDE_EVENT_INGEST_H

#include "command.h"

#include "trackside/ingest_events.h"

/* Do the words of the command ask for race events? */
bool event_ingest_is_asked(struct context *context, const struct invocation *invocation);

/* Do it; returns the exit code, or an error. */
int event_ingest_run(struct context *context, const struct invocation *invocation,
                     struct error *err);

/* Ask again for what failed of a stored event; likewise. */
int event_ingest_again(struct context *context, const char *typed, struct error *err);

/* Run the events, and print and say what came of them. */
int event_ingest_do(struct context *context, struct ingest_events *ingesting, struct error *err);

#endif
