/* What makes a machine go on with a range each day: units for systemd and a line for cron. */
#ifndef TRACKSIDE_INGEST_TIMER_H
#define TRACKSIDE_INGEST_TIMER_H

#include "context.h"

#include "trackside/ingest_choice.h"

/* Print them; nothing is installed. */
int ingest_timer_print(struct context *context, const struct ingest_choice *choice,
                       struct error *err);

#endif
