/*
 * Laps and time in one cell: "47/30:31.382", "2/57.902", "0", "7/2:59.944 (DNF)", "DNS".
 */
#ifndef TRACKSIDE_LIVERC_RACE_RUN_H
#define TRACKSIDE_LIVERC_RACE_RUN_H

#include "trackside/race.h"

#include "findings.h"

/*
 * False when the text is none of these; then *ret_run is untouched. `raw` is left to the caller.
 * The status is of the arena.
 */
bool race_run_parse(struct bytes text, struct arena *arena, struct race_run *ret_run);

/* A run with its raw text, which must outlive it; NULL has none. What is no run is a finding. */
struct race_run race_run_read(struct findings *findings, struct place place, const char *raw);

/*
 * A place among others: absent for NULL, and with a finding for a word ("DNS"), which is no place,
 * and for what is neither.
 */
int64_t race_place_read(struct findings *findings, struct place place, const char *raw);

/* A time in a table of runs; absent without a finding for a word, which tells why there is none. */
struct race_figure race_figure_read(struct findings *findings, struct place place, const char *raw);

/* A run, and statistics, of which nothing is known. */
struct race_run race_run_absent(void);
struct race_statistics race_statistics_absent(void);

#endif
