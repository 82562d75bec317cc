/*
 * What was odd about the pages of ingested events: told by kind.
 */
#ifndef TRACKSIDE_FINDINGS_VIEW_H
#define TRACKSIDE_FINDINGS_VIEW_H

#include "context.h"

#include "trackside/ingest.h"

/* Add those of one event to those of others: each kind keeps its first. */
void findings_view_add(struct ingest_oddity sum[FINDING_N_KINDS],
                       const struct ingest_report *report);

/* Add one of a page that makes no event. Everything is borrowed. */
void findings_view_note(struct ingest_oddity sum[FINDING_N_KINDS], const struct finding *finding,
                        const char *url, const char *cache_key);

/* A line for each kind; false when there is none. */
bool findings_view_tell(struct context *context, const struct ingest_oddity sum[FINDING_N_KINDS]);

/* Likewise of events, and where all of them are found. */
void findings_view_say(struct context *context, const struct ingest_oddity sum[FINDING_N_KINDS]);

#endif
