/* Requests and budget, for JSON and for people. */
#include "trackside/request_view.h"

#include "trackside/calendar.h"
#include "trackside/cleanup.h"

static void put_moment(struct json *json, const char *key, int64_t moment)
{
    char text[CALENDAR_TEXT_SIZE];

    if (is_absent(moment))
        json_put_null(json, key);
    else
        json_put_text(json, key, utc_format(moment, text));
}

static struct cell held_back_cell(const void *row, struct arena *arena)
{
    const struct mirror_requests *requests = row;

    return (struct cell){.text = requests->held_back.code == 0
                                     ? NULL
                                     : arena_text(arena, requests->held_back.message),
                         .number = ABSENT};
}

static const struct column columns[] = {
    COLUMN_OF(mirror_requests, network, "network", NULL, COLUMN_COUNT),
    COLUMN_OF(mirror_requests, cache, "cache", NULL, COLUMN_COUNT),
    COLUMN_OF(mirror_requests, not_modified, "not_modified", NULL, COLUMN_COUNT),
    COLUMN_OF(mirror_requests, failed, "failed", NULL, COLUMN_COUNT),
    COLUMN_OF(mirror_requests, stale, "stale", NULL, COLUMN_COUNT),
    COLUMN_OF(mirror_requests, oldest_stale_at, "oldest_stale_at", NULL, COLUMN_MOMENT),
    COLUMN_BY(held_back_cell, "held_back", NULL, COLUMN_TEXT),
    COLUMN_OF(mirror_requests, go_on_at, "go_on_at", NULL, COLUMN_MOMENT),
};

struct sheet *request_view_sheet(struct arena *arena, const struct mirror_requests *requests)
{
    return SHEET(arena, columns, requests, 1);
}

struct json *request_view_json(const struct mirror_requests *requests)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    arena_init(&arena);
    return sheet_row_json(request_view_sheet(&arena, requests), 0);
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
