/*
 * One process at a time asks for a given page: whoever wants it too waits, and then finds it
 * stored.
 */
#ifndef TRACKSIDE_PAGE_LOCK_H
#define TRACKSIDE_PAGE_LOCK_H

#include "fetch.h"

enum {
    PAGE_LOCK_HELD = 1,  /* another process is asking for it: try again in a moment */
    PAGE_LOCK_ENDED = 2, /* another process has asked meanwhile: the job is done, or has failed */
};

/* Before a job's first request. 0: it may ask, until page_lock_release. */
int page_lock_take(struct fetcher *fetcher, struct fetch_job *job, struct error *err);
void page_lock_release(struct fetcher *fetcher, struct fetch_job *job);

#endif
