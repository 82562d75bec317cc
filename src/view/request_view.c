/* Requests and budget, for JSON and for people. */
#include "trackside/request_view.h"

#include "trackside/calendar.h"

static void put_moment(struct json *json, const char *key, int64_t moment)
{
    char text[CALENDAR_TEXT_SIZE];

    if (is_absent(moment))
        json_put_null(json, key);
    else
        json_put_text(json, key, utc_format(moment, text));
}

struct json *request_view_json(const struct mirror_requests *requests)
{
    struct json *json = json_new_object();

    json_put_int(json, "network", requests->network);
    json_put_int(json, "cache", requests->cache);
    json_put_int(json, "not_modified", requests->not_modified);
    json_put_int(json, "failed", requests->failed);
    json_put_int(json, "stale", requests->stale);
    put_moment(json, "oldest_stale_at", requests->oldest_stale_at);
    if (requests->held_back.code == 0)
        json_put_null(json, "held_back");
    else
        json_put_text(json, "held_back", requests->held_back.message);
    put_moment(json, "go_on_at", requests->go_on_at);
    return json;
}

static int64_t left(const struct mirror_budget *budget)
{
    return budget->used < budget->limit ? budget->limit - budget->used : 0;
}

struct json *request_view_budget_json(const struct mirror_budget *budget)
{
    struct json *json = json_new_object();

    json_put_int(json, "used_today", budget->used);
    json_put_int(json, "limit", budget->limit);
    if (budget->limit == 0)
        json_put_null(json, "left");
    else
        json_put_int(json, "left", left(budget));
    json_put_bool(json, "nearly_spent", budget->is_nearly_spent);
    put_moment(json, "next_free_at", budget->next_free_at);
    return json;
}
