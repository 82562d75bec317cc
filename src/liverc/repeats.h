/*
 * Rows that repeat the id of a row before them.
 */
#ifndef TRACKSIDE_LIVERC_REPEATS_H
#define TRACKSIDE_LIVERC_REPEATS_H

#include "trackside/arena.h"

/* For each of n ids: does an earlier one equal it? In the scratch; ids may be NULL and then repeat
 * nothing. */
const bool *repeats_find(const char *const *ids, size_t n, struct arena *scratch);

#endif
