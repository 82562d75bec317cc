/*
 *   /results/?p=view_race_result&id=N
 *
 * Pages of 2026 have view%5Frace%5Fresult there, search engines the parameters in another order.
 */
#include "event_link.h"

#include "trackside/url.h"

#include <string.h>

enum {
    ID_SIZE_MAX = 19, /* digits of a 64-bit number */
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

struct query {
    struct bytes p, id, o;
};

/* A name given twice could mean either, so the link means nothing. */
static bool take(struct bytes *field, struct bytes value)
{
    if (field->data != NULL)
        return false;
    *field = value;
    return true;
}

static bool read_parameter(struct bytes part, struct arena *arena, struct query *query)
{
    struct bytes name, value = part;
    if (bytes_starts_with(part, BYTES("amp;")))
        value = bytes_skip(part, strlen("amp;"));
    if (!bytes_split(&value, '=', &name))
        return true;
    if (!url_decode(name, arena, &name) || !url_decode(value, arena, &value))
        return false;
    if (bytes_equal_text(name, "p"))
        return take(&query->p, value);
    if (bytes_equal_text(name, "id"))
        return take(&query->id, value);
    return !bytes_equal_text(name, "o") || take(&query->o, value);
}

static bool read_query(struct bytes text, struct arena *arena, struct query *query)
{
    struct bytes part;
    while (bytes_split(&text, '&', &part)) {
        if (!read_parameter(part, arena, query))
            return false;
    }
    return true;
}

/* "/results/" of whatever site, or nothing at all: beside the page itself. */
static bool is_results(struct bytes path)
{
    if (bytes_ends_with(path, BYTES("/")))
        path = bytes_first(path, path.size - 1);
    return path.size == 0 || bytes_ends_with(path, BYTES("/results"));
}

static bool is_id(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (!bytes_is_digit(text.data[i]))
            return false;
    }
    return text.size > 0 && text.size <= ID_SIZE_MAX;
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
    struct query query = {0};
    struct url url;
    if (!url_split(bytes_trim(bytes_from_text(href)), &url) || !is_results(url.path) ||
        !read_query(url.query, arena, &query) || !is_id(query.id) ||
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
