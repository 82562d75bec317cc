/*
 * Exit codes, as scripts rely on them (docs/cli.md), and the errors behind them.
 */
#ifndef TRACKSIDE_EXIT_CODE_H
#define TRACKSIDE_EXIT_CODE_H

#include "trackside/error.h"

enum exit_code {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,
    EXIT_USAGE = 2,
    EXIT_PARTIAL = 3,
    EXIT_NOT_FOUND = 4,
    EXIT_UNREACHABLE = 5,
    EXIT_STALE = 6,
    EXIT_UNKNOWN_PAGE = 7,
    EXIT_CHECK = 8,
    EXIT_REJECTED = 9,
    EXIT_DATABASE = 11,
    EXIT_INTERRUPTED = 130,
};

enum exit_code exit_code_of(enum error_code code);

/* How a run that ends with it is kept in the log of runs: "done", "partial", "failed"... */
const char *exit_code_status(int exit_code);

#endif
