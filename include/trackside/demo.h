/*
 * The practice day that is built into the program, served on loopback, and a data directory for
 * whoever tries the program on it: never one that has a store, since the ids of the day are
 * invented.
 */
#ifndef TRACKSIDE_DEMO_H
#define TRACKSIDE_DEMO_H

#include "trackside/task.h"

struct fixture;
struct fixture_server;

struct demo {
    const char *data_dir;
    bool is_kept; /* it was asked for, and stays; else it goes with the demo */
    const char *site;
    const char *track_slug;
    const char *track_name;
    const char *timezone;
    struct fixture *fixture;
    struct fixture_server *server;
};

/*
 * Begin to serve. `dir` (NULL: none is asked for) is used and kept when no store is in it; else a
 * temporary directory is made. Texts live in the arena or with the fixture.
 */
int demo_begin(const struct task *task, struct arena *arena, const char *dir, struct demo *demo,
               struct error *err);

/* Stop serving, and remove a temporary directory. Takes what demo_begin left on failure too. */
void demo_end(struct demo *demo);

#endif
