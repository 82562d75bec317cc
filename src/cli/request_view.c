/* Requests and budget, for JSON and for people. */
#include "request_view.h"

#include "trackside/mirror_store.h"

struct json *request_view_json(const struct mirror_requests *requests)
{
    struct json *json = json_new_object();
    char at[CALENDAR_TEXT_SIZE];

    json_put_int(json, "network", requests->network);
    json_put_int(json, "cache", requests->cache);
    json_put_int(json, "not_modified", requests->not_modified);
    json_put_int(json, "failed", requests->failed);
    json_put_int(json, "stale", requests->stale);
    if (is_absent(requests->oldest_stale_at))
        json_put_null(json, "oldest_stale_at");
    else
        json_put_text(json, "oldest_stale_at", utc_format(requests->oldest_stale_at, at));
    return json;
}

int request_view_spent(struct context *context, const char *slug, int64_t *ret_n, struct error *err)
{
    const int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;
    int64_t now_ms = clock_utc_ms(&context->clock);
    int64_t nth_ms;

    return request_log_count(context->mirror_db, "discovery", slug, NULL, now_ms - day_ms,
                             now_ms + day_ms, 1, ret_n, &nth_ms, err);
}

struct json *request_view_budget(const struct context *context, int64_t spent)
{
    struct json *json;

    if (is_absent(spent))
        return NULL;
    json = json_new_object();
    json_put_int(json, "used_today", spent);
    json_put_int(json, "limit", context->settings.values[FETCH_DISCOVERY_PER_DAY].number);
    return json;
}

void request_view_say_stale(struct context *context, const struct mirror_requests *requests)
{
    char at[CALENDAR_TEXT_SIZE];

    if (requests->stale > 0)
        talk_say(&context->talk,
                 "%lld stored pages are past their time, the oldest was confirmed at %s",
                 (long long)requests->stale, utc_format(requests->oldest_stale_at, at));
}
