/*
 * What an answer means for its page: kept, confirmed, tried again, or failed.
 */
#ifndef TRACKSIDE_ANSWER_H
#define TRACKSIDE_ANSWER_H

#include "fetch.h"

/*
 * Take the response of a job's attempt: complete the log, store what came, and set the job's
 * state (FETCH_READY with ready_at_ms for another try). Negative only when mirror.db fails.
 */
int answer_take(struct fetcher *fetcher, struct fetch_job *job,
                const struct http_response *response, struct error *err);

/* Tell whoever listens that a job failed, and why. */
void answer_tell_failed(const struct fetcher *fetcher, const struct fetch_job *job);

#endif
