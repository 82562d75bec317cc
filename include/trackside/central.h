/* Stored practice days into the central database. */
#ifndef TRACKSIDE_CENTRAL_H
#define TRACKSIDE_CENTRAL_H

#include "trackside/export.h"
#include "trackside/task.h"

/*
 * Push them, as export_postgres does. Of the options the face gives where to, which days, how and
 * its environment; the rest is the task's. What was sent is counted for the log of runs.
 */
int central_export(struct task *task, struct arena *arena, struct export_options *options,
                   struct export_report *report, struct error *err);

#endif
