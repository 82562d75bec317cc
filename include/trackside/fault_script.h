/*
 * Misbehaviour of a fixture server, written by a person: one fault a line.
 *
 *   KEY [attempts A-B] [delay MS] [WHAT] [header NAME: VALUE]...
 *
 * fixtures/cli/README.md lists what WHAT may be. Lines that are empty or begin with # are skipped.
 */
#ifndef TRACKSIDE_FAULT_SCRIPT_H
#define TRACKSIDE_FAULT_SCRIPT_H

#include "trackside/fixture.h"

/* What a fault may refer to. */
struct fault_scene {
    const struct fixture *fixture; /* whose pages `replace` changes */
    const char *dir;               /* where the files of `body` are */
    struct arena *arena;           /* what is read lives there */
};

/* One line. ERROR_USAGE says what is not understood. */
int fault_read_line(const struct fault_scene *scene, const char *line,
                    struct fixture_fault *ret_fault, struct error *err);

/* All lines of a script, in their order. The sentence names the line. */
int fault_read_script(const struct fault_scene *scene, struct bytes script,
                      const struct fixture_fault **ret_faults, size_t *ret_n, struct error *err);

#endif
