/*
 * What a replaying server is asked for and has not: fetched by the mirror, at its pace, stored
 * there, and added to the fixture, in memory and in its directory.
 */
#ifndef TRACKSIDE_RECORDING_H
#define TRACKSIDE_RECORDING_H

#include "trackside/fixture.h"
#include "trackside/fixture_writer.h"
#include "trackside/mirror.h"
#include "trackside/task.h"

struct recording {
    struct task *task;
    struct arena *arena; /* where everything of this run is allocated */
    struct fixture_writer *writer;
    struct mirror *mirror;
    struct fixture *fixture; /* whose server asks */
    struct fixture_recorder recorder;
};

/*
 * Begin a recording into a directory, which is made a fixture if nothing is there; the stores are
 * opened for writing. What the mirror tells goes to `trace`, from any thread. The recording must
 * stay where it is, and `fixture` be set before its recorder is used.
 */
int recording_open(struct task *task, struct arena *arena, const char *dir,
                   const struct trace *trace, struct recording *ret_recording, struct error *err);
void recording_close(struct recording *recording); /* also half-open, and for CLEANUP */

/* How many pages were added. */
size_t recording_n_added(const struct recording *recording);

#endif
