/* How many requests a run made, and what is left of the budget: the same keys in every command. */
#ifndef TRACKSIDE_REQUEST_VIEW_H
#define TRACKSIDE_REQUEST_VIEW_H

#include "trackside/json.h"
#include "trackside/mirror.h"
#include "trackside/sheet.h"

/* {"network", "cache", "not_modified", "failed", "stale", "oldest_stale_at", "held_back",
 * "go_on_at"} */
struct json *request_view_json(const struct mirror_requests *requests);

/* The same as a row. */
struct sheet *request_view_sheet(struct arena *arena, const struct mirror_requests *requests);

/* {"used_today", "limit", "left", "nearly_spent", "next_free_at"} */
struct json *request_view_budget_json(const struct mirror_budget *budget);

#endif
