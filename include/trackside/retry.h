/* Session pages that failed, to be asked for again: those that could not be had, and those that
 * could not be read. */
#ifndef TRACKSIDE_TASK_RETRY_H
#define TRACKSIDE_TASK_RETRY_H

#include "trackside/ingest_days.h"

struct retry {
    const char *slug;               /* NULL: of every track */
    struct date date;               /* absent: of every day */
    const char *const *session_ids; /* NULL: all that failed */
    size_t n_ids;
};

/*
 * Add the days of these sessions to a run, newest first, each with what is to be asked for again;
 * none when nothing failed. ERROR_NOT_FOUND when none of the ids is one that failed.
 */
int retry_choose(struct ingest_days *ingesting, const struct retry *retry, struct error *err);

#endif
