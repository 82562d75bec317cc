/* How the requests of a run ended: what a person should know, and the exit code. */
#ifndef TRACKSIDE_REQUEST_TALK_H
#define TRACKSIDE_REQUEST_TALK_H

#include "context.h"

/* Say it when stored pages past their time were used, and why the site was not asked. */
void request_talk_say_stale(struct context *context, const struct mirror_requests *requests);

/* How a run ends in which nothing failed: done, from pages past their time, or held back. */
int request_talk_exit_code(const struct mirror_requests *requests);

#endif
