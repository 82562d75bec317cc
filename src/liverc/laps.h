/*
 * Laps from one place of a session page.
 */
#ifndef TRACKSIDE_LIVERC_LAPS_H
#define TRACKSIDE_LIVERC_LAPS_H

#include "frame.h"

enum {
    LAP_NUMBER_MAX = 1000000, /* no session has as many: a larger number is none */
};

struct laps {
    struct practice_lap *items; /* by number */
    size_t n;
    bool found;          /* the place is there, however many laps it has */
    int64_t fast_number; /* the one marked as fastest; ABSENT when none is */
};

void laps_add(struct laps *laps, struct arena *arena, struct practice_lap lap);

/* The lap of a number, or NULL. They must be sorted. */
const struct practice_lap *laps_find(const struct laps *laps, int64_t number);

void laps_sort(struct laps *laps);

/* `div.laps_list`: "Lap 1: 42.996", with an asterisk behind a lap outside the valid range. */
struct laps laps_printed(struct reading *reading);

/*
 * `var lapsObj = [...]`, else `racerLaps[...] = {...}` as pages of races have it.
 * ERROR_UNKNOWN_PAGE when such data is there and cannot be read.
 */
int laps_scripted(struct reading *reading, struct laps *ret_laps, struct error *err);

#endif
