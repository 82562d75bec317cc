/* Who drove, and on which days. */
#include "trackside/driver_report.h"

#include "race_schema.h"

#include "trackside/cleanup.h"
#include "trackside/json.h"
#include "trackside/text.h"

#include <string.h>

static bool has_name(const struct json *names, const char *text, struct arena *arena)
{
    for (size_t i = 0; i < json_length(names); i++)
        if (text_name_has(json_text(json_at(names, i)), text, arena))
            return true;
    return false;
}

static bool has_transponder(const struct json *transponders, const char *text)
{
    for (size_t i = 0; i < json_length(transponders); i++)
        if (strcmp(json_text(json_at(transponders, i)), text) == 0)
            return true;
    return false;
}

static struct json *read_list(const char *list)
{
    struct json *json = NULL;

    json_read(bytes_from_text(list), &json, NULL, NULL);
    return json;
}

/* A transponder, or in one of the names. */
static bool is_meant(const struct driver_filter *filter, const char *name, const char *names,
                     const char *transponders, struct arena *arena)
{
    struct json *all_names CLEANUP(json_free_at) = NULL;
    struct json *all_transponders CLEANUP(json_free_at) = NULL;

    if (filter->text == NULL || text_name_has(name, filter->text, arena))
        return true;
    all_names = read_list(names);
    all_transponders = read_list(transponders);
    return has_name(all_names, filter->text, arena) ||
           has_transponder(all_transponders, filter->text);
}

int report_drivers(struct db *race_db, const struct driver_filter *filter, struct arena *arena,
                   const struct driver_line **ret_drivers, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_DRIVERS);
    struct driver_line *drivers = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":slug", filter->slug);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct driver_line line = {
            .name = query_text(query, 0, arena),
            .source_driver_id = query_text(query, 1, arena),
            .transponders = query_text(query, 2, arena),
            .names = query_text(query, 3, arena),
            .n_days = query_int(query, 4),
            .n_sessions = query_int(query, 5),
            .n_laps = query_int(query, 6),
            .last_date = query_text(query, 7, arena),
        };

        if (!is_meant(filter, line.name, line.names, line.transponders, arena))
            continue;
        drivers = arena_grow(arena, drivers, n, sizeof(*drivers));
        drivers[n++] = line;
    }
    if (r < 0)
        return r;
    *ret_drivers = drivers;
    *ret_n = n;
    return 0;
}

static struct driver_day read_day(struct query *query, struct arena *arena)
{
    return (struct driver_day){
        .name = query_text(query, 0, arena),
        .source_driver_id = query_text(query, 1, arena),
        .transponders = query_text(query, 2, arena),
        .names = query_text(query, 3, arena),
        .track_slug = query_text(query, 4, arena),
        .date = query_text(query, 5, arena),
        .n_sessions = query_int(query, 6),
        .n_classes = query_int(query, 7),
        .n_laps = query_int(query, 8),
        .duration_s = query_int(query, 9),
        .fast_ms = query_int(query, 10),
        .top3_ms = query_int(query, 11),
        .first_start = query_text(query, 12, arena),
        .last_start = query_text(query, 13, arena),
    };
}

int report_driver_days(struct db *race_db, const struct driver_filter *filter, struct arena *arena,
                       const struct driver_day **ret_days, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_DRIVER_DAYS);
    struct driver_day *days = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":slug", filter->slug);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct driver_day day = read_day(query, arena);

        if (!is_meant(filter, day.name, day.names, day.transponders, arena))
            continue;
        days = arena_grow(arena, days, n, sizeof(*days));
        days[n++] = day;
    }
    if (r < 0)
        return r;
    *ret_days = days;
    *ret_n = n;
    return 0;
}

/* What may have been meant, and whom it means. */
struct candidates {
    const char **keys;
    const char **names;
    size_t n;
};

static void add_candidate(struct candidates *candidates, const char *key, const char *name,
                          struct arena *arena)
{
    candidates->keys = arena_grow(arena, candidates->keys, candidates->n, sizeof(char *));
    candidates->names = arena_grow(arena, candidates->names, candidates->n, sizeof(char *));
    candidates->keys[candidates->n] = key;
    candidates->names[candidates->n++] = name;
}

/* By the whole name, or one word of it. */
static void add_name(struct candidates *candidates, const char *name, struct arena *arena)
{
    struct bytes rest = bytes_from_text(text_fold(name, arena));
    struct bytes word;

    add_candidate(candidates, text_name_key(name, arena), name, arena);
    while (bytes_split(&rest, ' ', &word))
        add_candidate(candidates, arena_text_of(arena, word), name, arena);
}

int report_nearest_driver(struct db *race_db, const char *text, struct arena *arena,
                          const char **ret_name, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_DRIVER_NAMES);
    struct candidates candidates = {.n = 0};
    const char *nearest;
    int r;

    while ((r = query_next(query, err)) == QUERY_ROW)
        add_name(&candidates, query_text(query, 0, arena), arena);
    if (r < 0)
        return r;
    *ret_name = NULL;
    nearest = text_nearest(text_name_key(text, arena), candidates.keys, candidates.n);
    for (size_t i = 0; nearest != NULL && i < candidates.n; i++)
        if (candidates.keys[i] == nearest)
            *ret_name = candidates.names[i];
    return 0;
}
