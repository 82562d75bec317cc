/* How many requests a run made, and what is left of the budget: the same keys in every command. */
#ifndef TRACKSIDE_REQUEST_VIEW_H
#define TRACKSIDE_REQUEST_VIEW_H

#include "context.h"

#include "trackside/mirror.h"

/* {"network", "cache", "not_modified", "failed", "stale", "oldest_stale_at"} */
struct json *request_view_json(const struct mirror_requests *requests);

/* Day and month pages asked of a track in the last 24 hours. */
int request_view_spent(struct context *context, const char *slug, int64_t *ret_n,
                       struct error *err);

/* {"used_today", "limit"}; NULL when `spent` is ABSENT. */
struct json *request_view_budget(const struct context *context, int64_t spent);

/* Say it when stored pages past their time were used. */
void request_view_say_stale(struct context *context, const struct mirror_requests *requests);

#endif
