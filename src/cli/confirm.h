/* Asking before something goes that does not come back. */
#ifndef TRACKSIDE_CONFIRM_H
#define TRACKSIDE_CONFIRM_H

#include "command.h"

/*
 * 0 when --yes was given, or the user says so on the terminal. ERROR_USAGE when nobody can be asked
 * (no terminal), ERROR_INTERRUPTED when the answer is another one. `question` is without its mark.
 */
int confirm(struct context *context, const struct invocation *invocation, const char *question,
            struct error *err);

#endif
