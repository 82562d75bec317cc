/* Races of events, their results, entries and standings. */
#include "event.h"

#include "race_schema.h"

#include "trackside/event_report.h"
#include "trackside/text.h"

#include <string.h>

/* ---- races ---- */

static struct race_summary read_race(struct query *query, struct arena *arena)
{
    return (struct race_summary){
        .id = query_int(query, 0),
        .race_id = query_text(query, 1, arena),
        .class_name = query_text(query, 2, arena),
        .race_label = query_text(query, 3, arena),
        .section = query_text(query, 4, arena),
        .race_order = query_int(query, 5),
        .completed_at_local = query_text(query, 6, arena),
        .session_type = query_text(query, 7, arena),
        .role = query_text(query, 8, arena),
        .start_time = query_text(query, 9, arena),
        .start_time_local = query_text(query, 10, arena),
        .duration_s = query_int(query, 11),
        .duration_raw = query_text(query, 12, arena),
        .length_laps = query_int(query, 13),
        .first_lap_counts = query_int(query, 14),
        .verdict = query_text(query, 15, arena),
        .self_check = query_text(query, 16, arena),
        .page_url = query_text(query, 17, arena),
        .detail = query_text(query, 18, arena),
        .removed = query_int(query, 19) == 1,
        .source_event_id = query_text(query, 20, arena),
        .track_slug = query_text(query, 21, arena),
        .n_laps = query_int(query, 22),
        .n_drivers = query_int(query, 23),
    };
}

static int list_races(struct db *race_db, const char *source_event_id, const char *race_id,
                      struct arena *arena, const struct race_summary **ret_races, size_t *ret_n,
                      struct error *err)
{
    struct query *query = db_query(race_db, REPORT_EVENT_RACES);
    struct race_summary *races = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":source_event_id", source_event_id);
    query_bind_text(query, ":source_race_id", race_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        races = arena_grow(arena, races, n, sizeof(*races));
        races[n++] = read_race(query, arena);
    }
    if (r < 0)
        return r;
    *ret_races = races;
    *ret_n = n;
    return 0;
}

int report_event_races(struct db *race_db, const char *source_event_id, struct arena *arena,
                       const struct race_summary **ret_races, size_t *ret_n, struct error *err)
{
    int r = event_require(race_db, source_event_id, arena, err);

    return r < 0 ? r : list_races(race_db, source_event_id, NULL, arena, ret_races, ret_n, err);
}

int report_find_race(struct db *race_db, const char *race_id, struct arena *arena,
                     const struct race_summary **ret_race, struct error *err)
{
    size_t n = 0;
    int r = list_races(race_db, NULL, race_id, arena, ret_race, &n, err);

    if (r == 0 && n == 0)
        return error_set(err, ERROR_NOT_FOUND, "no race %s is in the store", race_id);
    return r;
}

/* ---- results ---- */

/* A position that is printed as a word is none. */
static int64_t printed_position(int64_t position, const char *raw)
{
    int64_t number;

    return raw == NULL || number_read_int(bytes_from_text(raw), &number) ? position : ABSENT;
}

static struct result_summary read_result(struct query *query, struct arena *arena)
{
    struct result_summary result = {
        .race_id = query_text(query, 0, arena),
        .class_name = query_text(query, 1, arena),
        .race_label = query_text(query, 2, arena),
        .section = query_text(query, 3, arena),
        .session_type = query_text(query, 4, arena),
        .role = query_text(query, 5, arena),
        .race_order = query_int(query, 6),
        .completed_at_local = query_text(query, 7, arena),
        .position_raw = query_text(query, 9, arena),
        .driver_name = query_text(query, 10, arena),
        .source_driver_id = query_text(query, 11, arena),
        .car_number = query_text(query, 12, arena),
        .qualifying_position = query_int(query, 13),
        .n_laps = query_int(query, 14),
        .total_ms = query_int(query, 15),
        .total_raw = query_text(query, 16, arena),
        .behind_raw = query_text(query, 17, arena),
        .fast_ms = query_int(query, 18),
        .fast_number = query_int(query, 19),
        .average_ms = query_int(query, 20),
        .top5_ms = query_int(query, 21),
        .top10_ms = query_int(query, 22),
        .top15_ms = query_int(query, 23),
        .top2_consecutive_ms = query_int(query, 24),
        .top3_consecutive_ms = query_int(query, 25),
        .deviation_ms = query_int(query, 26),
        .consistency = query_int(query, 27),
        .first_lap_counts = query_int(query, 28),
        .retired = query_int(query, 29) == 1,
        .bumped_from = query_text(query, 30, arena),
        .verdict = query_text(query, 31, arena),
        .result_status = query_text(query, 32, arena),
        .result_id = query_int(query, 33),
    };

    result.position = printed_position(query_int(query, 8), result.position_raw);
    if (result.session_type != NULL) /* its page says so, or the user */
        result.type_confidence = "high";
    return result;
}

static bool has(const char *name, const char *wanted, struct arena *arena)
{
    return wanted == NULL || (name != NULL && text_fold_has(name, wanted, arena));
}

/* A type that no page says reads as `race`. */
static bool fits(const struct result_summary *result, const struct result_filter *filter,
                 struct arena *arena)
{
    const char *type = result->session_type != NULL ? result->session_type : "race";

    return has(result->class_name, filter->class_name, arena) &&
           (filter->driver == NULL || text_name_has(result->driver_name, filter->driver, arena)) &&
           (filter->session_type == NULL || strcmp(type, filter->session_type) == 0) &&
           (!filter->only_bumped || result->bumped_from != NULL);
}

static int list_results(struct db *race_db, const char *source_event_id, int64_t race_id,
                        const struct result_filter *filter, struct arena *arena,
                        const struct result_summary **ret_results, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_RESULTS);
    struct result_summary *results = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":source_event_id", source_event_id);
    query_bind_int(query, ":race_id", race_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct result_summary result = read_result(query, arena);

        if (!fits(&result, filter, arena))
            continue;
        results = arena_grow(arena, results, n, sizeof(*results));
        results[n++] = result;
    }
    if (r < 0)
        return r;
    *ret_results = results;
    *ret_n = n;
    return 0;
}

int report_results(struct db *race_db, const char *source_event_id,
                   const struct result_filter *filter, struct arena *arena,
                   const struct result_summary **ret_results, size_t *ret_n, struct error *err)
{
    int r = event_require(race_db, source_event_id, arena, err);

    return r < 0 ? r
                 : list_results(race_db, source_event_id, ABSENT, filter, arena, ret_results, ret_n,
                                err);
}

int report_race_results(struct db *race_db, int64_t race_id, const struct result_filter *filter,
                        struct arena *arena, const struct result_summary **ret_results,
                        size_t *ret_n, struct error *err)
{
    return list_results(race_db, NULL, race_id, filter, arena, ret_results, ret_n, err);
}

int report_race_laps(struct db *race_db, int64_t result_id, struct arena *arena,
                     const struct lap_of_race **ret_laps, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_RACE_LAPS);
    struct lap_of_race *laps = NULL;
    size_t n = 0;
    int r;

    query_bind_int(query, ":result_id", result_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        laps = arena_grow(arena, laps, n, sizeof(*laps));
        laps[n++] = (struct lap_of_race){
            .number = query_int(query, 0),
            .time_ms = query_int(query, 1),
            .time_raw = query_text(query, 2, arena),
            .position = query_int(query, 3),
            .pace = query_text(query, 4, arena),
            .elapsed_ms = query_int(query, 5),
        };
    }
    if (r < 0)
        return r;
    *ret_laps = laps;
    *ret_n = n;
    return 0;
}

/* ---- entries and standings ---- */

int report_entries(struct db *race_db, const char *source_event_id, const char *class_name,
                   struct arena *arena, const struct entry_summary **ret_entries, size_t *ret_n,
                   struct error *err)
{
    struct query *query = db_query(race_db, REPORT_ENTRIES);
    struct entry_summary *entries = NULL;
    size_t n = 0;
    int r = event_require(race_db, source_event_id, arena, err);

    if (r < 0)
        return r;
    query_bind_text(query, ":source_event_id", source_event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct entry_summary entry = {
            .class_name = query_text(query, 0, arena),
            .number = query_int(query, 1),
            .driver_name = query_text(query, 2, arena),
            .source_driver_id = query_text(query, 3, arena),
            .transponder = query_text(query, 4, arena),
        };

        if (!has(entry.class_name, class_name, arena))
            continue;
        entries = arena_grow(arena, entries, n, sizeof(*entries));
        entries[n++] = entry;
    }
    if (r < 0)
        return r;
    *ret_entries = entries;
    *ret_n = n;
    return 0;
}

static bool fits_standing(const struct standing_summary *line, const struct standing_filter *filter,
                          struct arena *arena)
{
    return has(line->class_name, filter->class_name, arena) &&
           (filter->kind == NULL || strcmp(line->kind, filter->kind) == 0) &&
           has(line->label, filter->round, arena);
}

int report_standings(struct db *race_db, const char *source_event_id,
                     const struct standing_filter *filter, struct arena *arena,
                     const struct standing_summary **ret_lines, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_STANDINGS);
    struct standing_summary *lines = NULL;
    size_t n = 0;
    int r = event_require(race_db, source_event_id, arena, err);

    if (r < 0)
        return r;
    query_bind_text(query, ":source_event_id", source_event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct standing_summary line = {
            .kind = query_text(query, 0, arena),
            .label = query_text(query, 1, arena),
            .class_name = query_text(query, 2, arena),
            .position_raw = query_text(query, 4, arena),
            .driver_name = query_text(query, 5, arena),
            .source_driver_id = query_text(query, 6, arena),
            .points = query_int(query, 7),
            .result_raw = query_text(query, 8, arena),
            .tie_breaker_raw = query_text(query, 9, arena),
            .rounds = query_text(query, 10, arena),
            .race_label = query_text(query, 11, arena),
        };

        line.position = printed_position(query_int(query, 3), line.position_raw);
        if (!fits_standing(&line, filter, arena))
            continue;
        lines = arena_grow(arena, lines, n, sizeof(*lines));
        lines[n++] = line;
    }
    if (r < 0)
        return r;
    *ret_lines = lines;
    *ret_n = n;
    return 0;
}
