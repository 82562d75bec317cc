/* Drives and their laps. */
#include "trackside/pace_report.h"

#include "event.h"
#include "pace_choice.h"

#include "race_schema.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/median.h"
#include "trackside/text.h"

#include <string.h>

enum {
    LARGEST_LIST = 1 << 26, /* bytes of ids of drivers */
};

/* ---- drives ---- */

static struct pace_drive read_drive(struct query *query, struct arena *arena)
{
    return (struct pace_drive){
        .result_id = query_int(query, 0),
        .session_id = query_text(query, 1, arena),
        .session_type = query_text(query, 2, arena),
        .race_label = query_text(query, 3, arena),
        .track_slug = query_text(query, 4, arena),
        .date = query_text(query, 5, arena),
        .source_event_id = query_text(query, 6, arena),
        .class_name = query_text(query, 7, arena),
        .driver_name = query_text(query, 8, arena),
        .person = query_text(query, 9, arena),
        .is_linked = query_int(query, 10) == 1,
        .source_driver_id = query_text(query, 11, arena),
        .transponder = query_text(query, 12, arena),
        .start_local = query_text(query, 13, arena),
        .url = query_text(query, 14, arena),
        .detail = query_text(query, 15, arena),
        .first_lap_is_out = query_int(query, 16) == 0,
        .n_laps_printed = query_int(query, 17),
        .class_key = query_text(query, 18, arena),
        .fast_ms = query_int(query, 19),
        .top3_ms = query_int(query, 20),
    };
}

/* All rows of a query whose values are bound; of classes with a text in their name, or (NULL) all.
 */
static int read_drives(struct query *query, const char *class_name, struct arena *arena,
                       struct pace_drive **ret_drives, size_t *ret_n, struct error *err)
{
    struct pace_drive *drives = NULL;
    size_t n = 0;
    int r;

    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct pace_drive drive = read_drive(query, arena);

        if (class_name != NULL && !text_class_has(drive.class_name, class_name, arena))
            continue;
        drives = arena_grow(arena, drives, n, sizeof(*drives));
        drives[n++] = drive;
    }
    if (r < 0)
        return r;
    *ret_drives = drives;
    *ret_n = n;
    return 0;
}

int report_pace_of_event(struct db *race_db, const char *source_event_id, struct arena *arena,
                         struct pace_drive **ret_drives, size_t *ret_n, struct error *err)
{
    struct query *query;
    int r = event_require(race_db, source_event_id, arena, err);

    if (r < 0)
        return r;
    query = db_query(race_db, REPORT_PACE_EVENT);
    query_bind_text(query, ":source_event_id", source_event_id);
    return read_drives(query, NULL, arena, ret_drives, ret_n, err);
}

int report_pace_of_session(struct db *race_db, const char *session_id, struct arena *arena,
                           struct pace_drive **ret_drives, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_PACE_SESSION);

    query_bind_text(query, ":session_id", session_id);
    return read_drives(query, NULL, arena, ret_drives, ret_n, err);
}

/* ---- those of a driver, or of all ---- */

/* A driver, while it is found out who is meant. */
struct candidate {
    int64_t id;
    const char *person;
    bool is_meant;
};

static bool is_meant(const struct candidate *candidate, const struct candidate *others, size_t n)
{
    for (size_t i = 0; candidate->person != NULL && i < n; i++)
        if (others[i].is_meant && others[i].person != NULL &&
            strcmp(others[i].person, candidate->person) == 0)
            return true;
    return candidate->is_meant;
}

/* The ids of the drivers that fit, as a list for SQL: with those of a person all that are linked.
 */
static int find_drivers(struct db *race_db, const char *text, struct buffer *list,
                        struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct query *query = db_query(race_db, REPORT_PACE_DRIVERS);
    struct candidate *candidates = NULL;
    const char *before = "[";
    size_t n = 0;
    int r;

    arena_init(&arena);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        const char *person = query_text(query, 2, &arena);

        candidates = arena_grow(&arena, candidates, n, sizeof(*candidates));
        candidates[n++] = (struct candidate){
            .id = query_int(query, 0),
            .person = person,
            .is_meant = text_name_has(query_text(query, 1, &arena), text, &arena) ||
                        text_name_has(person, text, &arena) ||
                        pace_lists_chip(text, query_text(query, 3, &arena)) ||
                        pace_lists_chip(text, query_text(query, 4, &arena)),
        };
    }
    for (size_t i = 0; i < n; i++) {
        if (!is_meant(&candidates[i], candidates, n))
            continue;
        buffer_printf(list, "%s%lld", before, (long long)candidates[i].id);
        before = ",";
    }
    buffer_append_text(list, before[0] == '[' ? "[]" : "]");
    return r;
}

/* Of those that may be meant the one who is. */
static int keep_driver(const char *driver, struct arena *arena, struct pace_drive *drives,
                       size_t *n, struct error *err)
{
    bool *meant = arena_new_array(arena, *n, bool);
    const char *name;
    size_t n_kept = 0;
    int r = *n > 0 ? pace_choose(drives, *n, driver, arena, meant, &name, err) : 0;

    for (size_t i = 0; r == 0 && i < *n; i++)
        if (meant[i])
            drives[n_kept++] = drives[i];
    if (r == 0)
        *n = n_kept;
    return r;
}

int report_pace(struct db *race_db, const struct pace_filter *filter, struct arena *arena,
                struct pace_drive **ret_drives, size_t *ret_n, struct error *err)
{
    struct buffer drivers CLEANUP(buffer_deinit) = {0};
    char from[CALENDAR_TEXT_SIZE], to[CALENDAR_TEXT_SIZE];
    struct query *query;
    int r = 0;

    buffer_init(&drivers, LARGEST_LIST);
    if (filter->driver != NULL)
        r = find_drivers(race_db, filter->driver, &drivers, err);
    if (r < 0)
        return r;
    query = db_query(race_db, filter->driver != NULL ? REPORT_PACE_DRIVER : REPORT_PACE_RANGE);
    if (filter->driver != NULL)
        query_bind_text(query, ":drivers", buffer_text(&drivers));
    query_bind_text(query, ":slug", filter->slug);
    query_bind_text(query, ":session_type", filter->type);
    query_bind_text(query, ":from",
                    date_is_absent(filter->from) ? NULL : date_format(filter->from, from));
    query_bind_text(query, ":to", date_is_absent(filter->to) ? NULL : date_format(filter->to, to));
    r = read_drives(query, filter->class_name, arena, ret_drives, ret_n, err);
    return r == 0 && filter->driver != NULL
               ? keep_driver(filter->driver, arena, *ret_drives, ret_n, err)
               : r;
}

/* ---- what belongs to them ---- */

int report_pace_laps(struct db *race_db, struct arena *arena, struct pace_drive *drive,
                     struct error *err)
{
    struct query *query = db_query(race_db, REPORT_PACE_LAPS);
    struct pace_lap *laps = NULL;
    size_t n = 0;
    int r;

    query_bind_int(query, ":result_id", drive->result_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        int64_t number = query_int(query, 0);

        laps = arena_grow(arena, laps, n, sizeof(*laps));
        laps[n++] = (struct pace_lap){
            .number = number,
            .lap = {.time_ms = query_int(query, 1),
                    .counts = query_int(query, 2) == 1 && !(drive->first_lap_is_out && number == 1),
                    .crossed_s = query_int(query, 3)},
        };
    }
    drive->laps = laps;
    drive->n_laps = n;
    return r;
}

int report_pace_class_median(struct db *race_db, const struct pace_drive *drive,
                             struct arena *arena, int64_t *ret_median_ms, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_PACE_CLASS_LAPS);
    int64_t *laps_ms = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":source_event_id", drive->source_event_id);
    query_bind_text(query, ":class_key", drive->class_key);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        laps_ms = arena_grow(arena, laps_ms, n, sizeof(*laps_ms));
        laps_ms[n++] = query_int(query, 0);
    }
    if (r == 0)
        *ret_median_ms = median_of_laps(laps_ms, n, arena);
    return r;
}

int report_pace_source(struct db *race_db, const char *source_event_id, struct arena *arena,
                       struct pace_source *ret_source, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_PACE_SOURCE);
    int r;

    query_bind_text(query, ":source_event_id", source_event_id);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_source = (struct pace_source){.first_fetched_at = query_text(query, 0, arena),
                                       .last_fetched_at = query_text(query, 1, arena),
                                       .n_pages = query_int(query, 2)};
    query_reset(query);
    return 0;
}

int report_latest_day(struct db *race_db, const char *slug, struct date *ret_date,
                      struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct query *query = db_query(race_db, REPORT_LATEST_DAY);
    const char *text;
    int r;

    arena_init(&arena);
    query_bind_text(query, ":slug", slug);
    r = query_next(query, err);
    if (r < 0)
        return r;
    text = query_text(query, 0, &arena);
    query_reset(query);
    if (text == NULL || !date_read(bytes_from_text(text), ret_date))
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_INGEST_A_DAY,
                              "no practice day%s%s is stored yet", slug != NULL ? " of " : "",
                              slug != NULL ? slug : "");
    return 0;
}
