/*
 * Do the pages of a race event agree with themselves? Each race's figures are computed again from
 * its laps, by the rules of race_figures.h, and rankings from the races.
 *
 * A verdict is JSON: {verdict: passed | failed | unchecked, differences: [{figure, page,
 * computed}]}, of a race also {driver, driver_name} in each difference, and first_lap: counts |
 * left_out | unknown. Each difference is a finding, too. A difference is kept and told; no row is
 * corrected by it.
 */
#ifndef TRACKSIDE_MEETING_CHECK_H
#define TRACKSIDE_MEETING_CHECK_H

#include "meeting_facts.h"

#include "trackside/ingest.h"

struct race_verdict {
    const char *self_check;   /* JSON; NULL when the race's page was not read */
    int64_t first_lap_counts; /* 1 or 0: the rule that reproduces the page's figures; ABSENT while
                                 none does, or both do */
};

struct race_verdict meeting_check_race(struct meeting_facts *facts, const struct meeting_race *race,
                                       struct arena *arena, struct ingest_checks *checks);

/* The event as a whole: its counts, the order of its races, points by round. */
const char *meeting_check_event(struct meeting_facts *facts, struct arena *arena,
                                struct ingest_checks *checks);

#endif
