/* The venue's clock, or UTC. */
#ifndef TRACKSIDE_EXPORT_TIMES_H
#define TRACKSIDE_EXPORT_TIMES_H

#include "run.h"

/*
 * Decide for each track how its times are stored. A track whose zone must be known and is not is
 * left out. ERROR_FAILED, before anything is written, when that leaves none, and for a track whose
 * rows would be mixed.
 */
int times_decide(struct run *run, struct error *err);

#endif
