/*
 * Pages of practice days into a fixture, day by day: each is asked for as `mirror` does, or taken
 * as it is stored, and committed to the fixture before the next begins.
 */
#ifndef TRACKSIDE_CAPTURE_H
#define TRACKSIDE_CAPTURE_H

#include "trackside/fixture_writer.h"
#include "trackside/mirror.h"
#include "trackside/task.h"

/* One thing to capture, and what became of it. */
struct captured {
    struct date date;       /* a whole day; year 0 for a session */
    const char *session_id; /* a session page by itself; NULL for a day */
    int64_t n_pages;        /* recorded now, or before with the same bytes */
    int64_t n_added;
    int64_t n_replaced;
    int64_t n_same;
    int64_t n_missing;    /* belong to it, and could not be had */
    struct error failure; /* why not, of the first; code 0 when nothing is missing */
};

struct capture {
    struct task *task;
    struct arena *arena;   /* where everything of this run is allocated */
    struct mirror *mirror; /* NULL: nobody is asked, what is stored is taken */
    struct fixture_writer *writer;
    const char *slug;
    struct captured *things; /* date or session id of each is set */
    size_t n;
    size_t n_done; /* come to, until a rate, the budget or a lost network said that it is no use */
};

/*
 * Capture them in turn. Negative only for what ends the whole run: the user, the databases, a
 * fixture that holds another version of a page or cannot be written.
 */
int capture_run(struct capture *capture, struct error *err);

#endif
