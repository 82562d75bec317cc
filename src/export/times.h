/* The venue's clock, or UTC. */
#ifndef TRACKSIDE_EXPORT_TIMES_H
#define TRACKSIDE_EXPORT_TIMES_H

#include "run.h"

/*
 * Decide for each track how its times are stored. ERROR_FAILED, before anything is written, for a
 * track whose rows would then be mixed, or whose zone must be known and is not.
 */
int times_decide(struct run *run, struct error *err);

#endif
