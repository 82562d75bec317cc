/* The day at a glance, for `show SLUG DATE`: figures, classes, sessions. */
#ifndef TRACKSIDE_DAY_REPORT_H
#define TRACKSIDE_DAY_REPORT_H

#include "context.h"

#include "trackside/calendar.h"

/* ERROR_NOT_FOUND when the day is not stored. */
int day_report_print(struct context *context, const char *slug, struct date date,
                     struct error *err);

#endif
