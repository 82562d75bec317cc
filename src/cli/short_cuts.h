/*
 * What may be left away or said shorter on a command line: the track, where default.track is set,
 * and dates, as today, yesterday, latest or -3.
 */
#ifndef TRACKSIDE_SHORT_CUTS_H
#define TRACKSIDE_SHORT_CUTS_H

#include "command.h"

/*
 * Write out what was left away or said shorter: wherever the usage of the command has a DATE, and a
 * SLUG before it. Nothing else is touched; what is no date is left for the command to refuse.
 */
int short_cuts_write_out(struct context *context, struct invocation *invocation, struct error *err);

/* The driver that is named, or that default.driver has; NULL for none. */
const char *short_cuts_driver(const struct context *context, const struct invocation *invocation);

#endif
