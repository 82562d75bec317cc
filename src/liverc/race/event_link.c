/*
 *   /results/?p=view_race_result&id=N
 *
 * Pages of 2026 have view%5Frace%5Fresult there, search engines the parameters in another order.
 */
#include "event_link.h"

#include "trackside/url.h"

#include "link.h"

#include <string.h>

enum {
    ORDER_SIZE_MAX = 32,
};

static const char *const parameters[] = {
    [EVENT_LINK_EVENT] = "view_event",
    [EVENT_LINK_RACE] = "view_race_result",
    [EVENT_LINK_ENTRY_LIST] = "view_entry_list",
    [EVENT_LINK_HEAT_SHEET] = "view_heat_sheet",
    [EVENT_LINK_ROUND_RANKING] = "view_round_ranking",
    [EVENT_LINK_POINTS] = "view_points",
    [EVENT_LINK_MULTI_MAIN] = "view_multi_main_result",
    [EVENT_LINK_OVERALL] = "event_overall_ranking",
};

/* "/results/" of whatever site, or nothing at all: beside the page itself. */
static bool is_results(struct bytes path)
{
    if (bytes_ends_with(path, BYTES("/")))
        path = bytes_first(path, path.size - 1);
    return path.size == 0 || bytes_ends_with(path, BYTES("/results"));
}

static const char *read_order(struct bytes text, struct arena *arena)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (!bytes_is_digit(c) && c != '_' && (c < 'a' || c > 'z'))
            return NULL;
    }
    return text.size > 0 && text.size <= ORDER_SIZE_MAX ? arena_text_of(arena, text) : NULL;
}

static bool read_kind(struct bytes parameter, enum event_link_kind *ret_kind)
{
    for (size_t kind = 0; kind < sizeof(parameters) / sizeof(parameters[0]); kind++) {
        if (bytes_equal_text(parameter, parameters[kind])) {
            *ret_kind = (enum event_link_kind)kind;
            return true;
        }
    }
    return false;
}

bool event_link_read(const char *href, struct arena *arena, struct event_link *ret_link)
{
    struct event_link link = {0};
    struct link_parameters query;
    struct url url;
    if (!url_split(bytes_trim(bytes_from_text(href)), &url) || !is_results(url.path) ||
        !link_read_parameters(url.query, arena, &query) || !link_is_id(query.id) ||
        !read_kind(query.p, &link.kind))
        return false;
    link.id = arena_text_of(arena, query.id);
    if (link.kind == EVENT_LINK_ROUND_RANKING)
        link.order = read_order(query.o, arena);
    *ret_link = link;
    return true;
}

const struct dom_node *event_link_find(const struct dom_node *scope, enum event_link_kind kind,
                                       struct arena *arena, struct event_link *ret_link)
{
    struct event_link link;
    for (const struct dom_node *a = dom_first(scope, "a", NULL); a != NULL;
         a = dom_next(scope, a, "a", NULL)) {
        if (event_link_read(dom_attribute(a, "href"), arena, &link) && link.kind == kind) {
            *ret_link = link;
            return a;
        }
    }
    return NULL;
}
