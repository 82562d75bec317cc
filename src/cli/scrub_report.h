/* What was replaced, and what was proved, for people. */
#ifndef TRACKSIDE_SCRUB_REPORT_H
#define TRACKSIDE_SCRUB_REPORT_H

#include "context.h"

#include "trackside/scrub.h"

/* Print it, with what was read and written. */
int scrub_report_print(struct context *context, const struct scrub_report *report, const char *in,
                       const char *out, struct error *err);

#endif
