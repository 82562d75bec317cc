/*
 * What was odd about the pages of ingested events, by kind.
 */
#ifndef TRACKSIDE_ODDITY_VIEW_H
#define TRACKSIDE_ODDITY_VIEW_H

#include "trackside/ingest.h"
#include "trackside/json.h"

/* [{kind, count, first: {url, cache_key, place, raw, text}}]; the caller's. */
struct json *oddity_view_json(const struct ingest_report *report);

#endif
