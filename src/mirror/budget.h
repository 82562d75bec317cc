/* The warning that a track's daily budget is nearly spent; mirror_budget itself is in mirror.h. */
#ifndef TRACKSIDE_BUDGET_H
#define TRACKSIDE_BUDGET_H

#include "fetch.h"

/* After a request for a job left: tell it when the budget is nearly spent, once a run and track. */
int budget_warn(struct fetcher *fetcher, const struct fetch_job *job, struct error *err);

#endif
