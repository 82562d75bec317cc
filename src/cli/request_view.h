/* How many requests a run made, and what is left of the budget: the same keys in every command. */
#ifndef TRACKSIDE_REQUEST_VIEW_H
#define TRACKSIDE_REQUEST_VIEW_H

#include "context.h"

#include "trackside/mirror.h"

/* {"network", "cache", "not_modified", "failed", "stale", "oldest_stale_at", "held_back",
 * "go_on_at"} */
struct json *request_view_json(const struct mirror_requests *requests);

/* {"used_today", "limit", "left", "nearly_spent", "next_free_at"} */
struct json *request_view_budget_json(const struct mirror_budget *budget);

/* Say it when stored pages past their time were used, and why the site was not asked. */
void request_view_say_stale(struct context *context, const struct mirror_requests *requests);

/* How a run ends in which nothing failed: done, from pages past their time, or held back. */
int request_view_exit_code(const struct mirror_requests *requests);

#endif
