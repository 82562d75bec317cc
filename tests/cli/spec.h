/*
 * A spec: one text file that says what to do with the program and what must come of it. The
 * language is explained in fixtures/cli/README.md. Here a file becomes steps; what the steps mean
 * is in steps.h.
 */
#ifndef TRACKSIDE_TESTS_SPEC_H
#define TRACKSIDE_TESTS_SPEC_H

#include "trackside/arena.h"
#include "trackside/error.h"

struct step_kind;

/* One line, with the block or the rows below it. Texts live in the arena of the spec. */
struct step {
    size_t line;
    const char *text; /* the whole line, for reports */
    const struct step_kind *kind;
    const char *rest;  /* behind the first word, trimmed; never NULL */
    const char *block; /* what stands between <<< and >>>, NULL when there is none */
    const char *rows;  /* lines given with =, one a line; NULL when there are none */
};

struct spec {
    const char *path;
    const char *name;    /* file name without folder and ending */
    const char *purpose; /* the first line, without # */
    const struct step *steps;
    size_t n_steps;
};

/* Errors name file and line: an unknown word, a block without end, a run without its exit. */
int spec_read(const char *path, struct arena *arena, struct spec *ret_spec, struct error *err);

#endif
