/* Looking without writing. */
#ifndef TRACKSIDE_EXPORT_COMPARE_H
#define TRACKSIDE_EXPORT_COMPARE_H

#include "run.h"

/* Plan the days that wait, and with --verify name what differs. */
int compare_days(struct run *run, struct error *err);

#endif
