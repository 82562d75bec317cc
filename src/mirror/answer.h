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

/* The same for an answer that should have been the site's robots.txt and does not tell what may be
 * asked for: the job goes without its page. */
int answer_without_rules(struct fetcher *fetcher, struct fetch_job *job,
                         const struct http_response *response, struct error *err);

/* The page may not be asked for: job->failure says why. */
int answer_forbid(struct fetcher *fetcher, struct fetch_job *job, struct error *err);

/* What became of a request, in a word or two. */
const char *answer_outcome_name(const struct http_response *response);

/* Tell whoever listens that a job failed, and why. */
void answer_tell_failed(const struct fetcher *fetcher, const struct fetch_job *job);

#endif
