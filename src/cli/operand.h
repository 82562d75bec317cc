/* What laps are of, as an argument: a session, a race of somebody, somebody's day. */
#ifndef TRACKSIDE_OPERAND_H
#define TRACKSIDE_OPERAND_H

#include "command.h"

#include "trackside/comparison.h"

enum {
    OPERAND_MOST = 8, /* that a command takes */
};

/*
 * The argument at `index`: "session:ID", "race:ID/DRIVER", an id with or without a driver, or
 * "DRIVER@DATE" at the track of --track or default.track; --class narrows it.
 */
int operand_read(struct context *context, const struct invocation *invocation, int index,
                 struct comparison_operand *operand, struct error *err);

#endif
