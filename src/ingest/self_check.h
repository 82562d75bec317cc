/*
 * The free proof: pages print figures that can be recomputed from their own laps and rows. The
 * verdict is stored with the row and shown; it never stops an ingest.
 *
 * A verdict is one line of JSON: {"verdict": "passed|failed|unchecked", "laps": "valid|all",
 * "top_3": "across|unbroken", "track_time": "page|lengths", "differences": [{"figure", "page",
 * "computed"}]}. "laps" says which reading of the site's rule reproduced the page: valid laps only,
 * or all; "top_3", of a session where it matters, whether its best three in a row reach across an
 * invalid lap; "track_time", of a day whose laps are not all there, what its track time is.
 */
#ifndef TRACKSIDE_SELF_CHECK_H
#define TRACKSIDE_SELF_CHECK_H

#include "figures.h"

#include "trackside/ingest.h"

/* Check a session page against its laps; NULL without a page. Adds to *checks. */
const char *self_check_session(const struct session_facts *session, struct arena *arena,
                               struct ingest_checks *checks);

/* Check the day page's panel against its rows. Adds to *checks. */
const char *self_check_day(const struct day_facts *facts, const struct day_figures *figures,
                           struct arena *arena, struct ingest_checks *checks);

#endif
