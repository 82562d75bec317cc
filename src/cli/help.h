/* Help, made from the command table. */
#ifndef TRACKSIDE_HELP_H
#define TRACKSIDE_HELP_H

#include "command.h"

/* The whole program's help, or one command's, on stdout. Returns 0. */
int help_print(const struct command *command);

int help_print_version(const struct output *output, struct error *err);

#endif
