/* Whom `driver list` and `driver show` are about. */
#ifndef TRACKSIDE_DRIVER_CHOICE_H
#define TRACKSIDE_DRIVER_CHOICE_H

#include "command.h"

#include "trackside/driver_view.h"

/* The first argument (a text, may be left out) and --track. */
int driver_choice_read(struct context *context, const struct invocation *invocation,
                       struct driver_filter *ret_filter, struct error *err);

#endif
