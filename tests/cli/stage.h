/*
 * The stage a spec plays on: a fresh folder, a clean environment, a server that replays the
 * practice day and misbehaves as told, the last run's output, and the report of what went wrong.
 */
#ifndef TRACKSIDE_TESTS_STAGE_H
#define TRACKSIDE_TESTS_STAGE_H

#include "child.h"
#include "site.h"
#include "spec.h"

#include "trackside/buffer.h"

/* What all stages share. */
struct house {
    const char *program;      /* absolute */
    const char *fixtures_dir; /* absolute */
    const struct fixture *fixture;
};

/* A result kept under a name, to be compared with a later one. */
struct saved {
    const char *name;
    const char *source; /* "stdout", "sql race SELECT ..." */
    struct bytes content;
};

/* What to do to the next run while it works. */
struct interference {
    int signal_number;       /* 0: nothing */
    bool is_repeated;        /* until the run ends */
    size_t after_n_requests; /* of that run */
    const char *after_text;  /* on its stdout; NULL: by requests */
};

struct stage {
    const struct house *house;
    struct arena arena;
    char dir[64];
    struct site site;
    struct fixture *own_fixture; /* of the site, when the spec chose another one; else NULL */
    char **environment;          /* NAME=VALUE, NULL at its end */
    size_t n_environment;
    bool without_network;
    struct interference interference;
    bool has_run;
    struct child_end end; /* of the last run, as the next two */
    struct bytes stdout_text;
    struct bytes stderr_text;
    struct saved *saved;
    size_t n_saved;
    const char *skipped; /* why the spec cannot be played here; NULL: it can */
    const char *heading; /* of the step being played: file, line and text */
    struct buffer report;
    size_t n_failures;
};

int stage_open(struct stage *stage, const struct house *house, const struct spec *spec,
               struct error *err);
void stage_close(struct stage *stage); /* also after a failed stage_open */

/* Set a variable for the next runs; a NULL value takes it away. */
void stage_set_variable(struct stage *stage, const char *name, const char *value);

/* @dir@, @port@ and @fixtures@ filled in. In the stage's arena. */
const char *stage_fill(struct stage *stage, const char *text);

/* A path of the stage: relative ones are below its folder. */
const char *stage_path(struct stage *stage, const char *path);

/* Note that something is not as it must be. Always false. */
bool stage_fail(struct stage *stage, const char *expected, const char *found);

/* Likewise, in one sentence: the step itself cannot be done. */
bool stage_complain(struct stage *stage, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
