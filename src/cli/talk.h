/*
 * Talk on stderr: progress, warnings, errors. Results go to stdout through output.h.
 */
#ifndef TRACKSIDE_TALK_H
#define TRACKSIDE_TALK_H

#include "progress.h"

#include "trackside/arena.h"
#include "trackside/clock.h"
#include "trackside/error.h"
#include "trackside/trace.h"

struct invocation;

enum talk_level {
    TALK_QUIET,   /* errors only */
    TALK_NORMAL,  /* progress, waits and warnings */
    TALK_VERBOSE, /* one line for each event */
};

enum talk_progress {
    TALK_NO_PROGRESS,
    TALK_BAR,   /* one line that is rewritten: on a terminal */
    TALK_LINES, /* a line for each page: into a pipe or file */
};

struct talk {
    enum talk_level level;
    enum talk_progress shows;
    bool as_json;              /* --log-format json: one object per event */
    bool errors_as_json;       /* --json */
    bool has_line;             /* a progress line is on the screen */
    struct progress progress;  /* what it shows */
    const struct clock *clock; /* for the log; NULL: none yet */
    struct trace trace;
};

int talk_init(struct talk *talk, const struct invocation *invocation, struct error *err);
void talk_deinit(struct talk *talk);

/* The listener to hand to modules below. */
const struct trace *talk_trace(struct talk *talk);

/* A sentence the user should see unless quiet. */
void talk_say(struct talk *talk, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Take the progress line off the screen: a result is about to be printed. talk may be NULL. */
void talk_make_room(struct talk *talk);

/* The one place where an error is printed. */
void talk_error(struct talk *talk, const struct error *error);

#endif
