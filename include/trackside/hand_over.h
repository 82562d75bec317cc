/* Stored events for somebody else: as a directory of NDJSON, or as one database file. */
#ifndef TRACKSIDE_HAND_OVER_H
#define TRACKSIDE_HAND_OVER_H

#include "trackside/handover.h"
#include "trackside/task.h"

struct handed_over {
    const char *to;
    struct handover_written written;
};

/* The errors are those of handover.h; what was written is counted for the log of runs. */
int hand_over_directory(struct task *task, struct arena *arena, const struct export_days *days,
                        const char *dir, struct handed_over *ret_over, struct error *err);
int hand_over_database(struct task *task, struct arena *arena, const struct export_days *days,
                       const char *path, struct handed_over *ret_over, struct error *err);

#endif
