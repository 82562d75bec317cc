/*
 * Running the program as a child: its output goes to files, and a signal may be sent to it in the
 * middle of its work.
 */
#ifndef TRACKSIDE_TESTS_CHILD_H
#define TRACKSIDE_TESTS_CHILD_H

#include "trackside/error.h"

#include <stdbool.h>
#include <stdint.h>

struct child_order {
    char *const *argv; /* argv[0] is found by PATH when it has no slash */
    char *const *envp;
    const char *folder; /* to run in */
    const char *stdout_path;
    const char *stderr_path;
    int64_t limit_ms;                  /* then it is killed */
    int signal_number;                 /* sent when due; 0: none */
    bool repeats_signal;               /* again and again from then on, until the child ends */
    bool (*signal_is_due)(void *what); /* asked every millisecond */
    void *what;
};

struct child_end {
    int exit_code;     /* -1 when a signal ended it */
    int signal_number; /* that ended it; 0 when none did */
    bool was_signalled;
    bool timed_out;
};

int child_run(const struct child_order *order, struct child_end *ret_end, struct error *err);

#endif
