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

/* What a status that is no page means for whoever wanted it: not found, out of reach, or refused.
 */
enum error_code answer_code_of_status(int64_t status);

#endif
