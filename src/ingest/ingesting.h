/*
 * What an ingestion does around its rows, whatever the kind of event: the log of it, and what is
 * told.
 */
#ifndef TRACKSIDE_INGESTING_H
#define TRACKSIDE_INGESTING_H

#include "event_facts.h"
#include "page_source.h"

#include "trackside/trace.h"

/*
 * What was read goes into the log before the rows do: a rebuild may then come to rows that a kill
 * kept from being written, and never the other way round.
 */
int ingesting_log(const struct page_source *source, const struct event_facts *facts, int64_t now,
                  struct error *err);

/* Sessions without their laps, each with its reason, and the last phase, for whoever listens. */
void ingesting_tell_end(const struct trace *trace, const struct event_facts *facts,
                        const char *cache_key, const struct ingest_report *report);

#endif
