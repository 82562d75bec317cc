/*
 * How long a race is: "10:00 Timed", "1:00:00 Timed", "6:00 Minutes", "3 Laps".
 */
#ifndef TRACKSIDE_LIVERC_RACE_LENGTH_H
#define TRACKSIDE_LIVERC_RACE_LENGTH_H

#include "findings.h"

/*
 * Seconds of a timed race, or laps of a race of laps: the other one, or both, are absent. NULL has
 * neither; a text that is neither is a finding.
 */
void race_length_read(struct findings *findings, struct place place, const char *raw,
                      int64_t *ret_seconds, int64_t *ret_laps);

#endif
