/* How complete the stored days are. */
#include "trackside/report.h"

#include "race_schema.h"

static struct day_status read_day(struct query *query, struct arena *arena)
{
    return (struct day_status){
        .track_slug = query_text(query, 0, arena),
        .date = query_text(query, 1, arena),
        .source_event_id = query_text(query, 2, arena),
        .event_name = query_text(query, 3, arena),
        .ingest_depth = query_text(query, 4, arena),
        .last_ingested_at = query_text(query, 5, arena),
        .n_sessions = query_int(query, 6),
        .n_removed = query_int(query, 7),
        .n_stored = query_int(query, 8),
        .n_failed = query_int(query, 9),
        .n_pending = query_int(query, 10),
        .n_laps = query_int(query, 11),
        .n_checks_passed = query_int(query, 12),
        .n_checks_failed = query_int(query, 13),
        .n_unchecked = query_int(query, 14),
    };
}

int report_day_status(struct db *race_db, const char *slug, struct date date, struct arena *arena,
                      const struct day_status **ret_days, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_DAY_STATUS);
    struct day_status *days = NULL;
    char text[CALENDAR_TEXT_SIZE];
    size_t n = 0;
    int r;

    query_bind_text(query, ":slug", slug);
    query_bind_text(query, ":date", date_is_absent(date) ? NULL : date_format(date, text));
    while ((r = query_next(query, err)) == QUERY_ROW) {
        days = arena_grow(arena, days, n, sizeof(*days));
        days[n++] = read_day(query, arena);
    }
    if (r < 0)
        return r;
    *ret_days = days;
    *ret_n = n;
    return 0;
}

int report_failed_sessions(struct db *race_db, const char *slug, struct date date,
                           struct arena *arena, const struct failed_session **ret_sessions,
                           size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_FAILED_SESSIONS);
    struct failed_session *list = NULL;
    char text[CALENDAR_TEXT_SIZE];
    size_t n = 0;
    int r;

    query_bind_text(query, ":track_slug", slug);
    query_bind_text(query, ":date", date_is_absent(date) ? NULL : date_format(date, text));
    while ((r = query_next(query, err)) == QUERY_ROW) {
        list = arena_grow(arena, list, n, sizeof(*list));
        list[n] = (struct failed_session){
            .session_id = query_text(query, 0, arena),
            .track_slug = query_text(query, 1, arena),
        };
        date_read(bytes_from_text(query_text(query, 2, arena)), &list[n++].date);
    }
    if (r < 0)
        return r;
    *ret_sessions = list;
    *ret_n = n;
    return 0;
}
