/* The sessions of an event. */
#include "event.h"
#include "summary.h"

#include "race_schema.h"

#include "trackside/text.h"

struct session_summary summary_read(struct query *query, struct arena *arena)
{
    return (struct session_summary){
        .race_id = query_int(query, 0),
        .session_id = query_text(query, 1, arena),
        .track_slug = query_text(query, 2, arena),
        .date = query_text(query, 3, arena),
        .driver_name = query_text(query, 4, arena),
        .class_name = query_text(query, 5, arena),
        .transponder = query_text(query, 6, arena),
        .start_time = query_text(query, 7, arena),
        .start_time_local = query_text(query, 8, arena),
        .start_time_flag = query_text(query, 9, arena),
        .end_time_local = query_text(query, 10, arena),
        .duration_s = query_int(query, 11),
        .n_laps = query_int(query, 12),
        .fast_ms = query_int(query, 13),
        .average_ms = query_int(query, 14),
        .consistency = query_int(query, 15),
        .laps_stored = query_int(query, 16),
        .url = query_text(query, 17, arena),
        .removed = query_int(query, 18) == 1,
        .detail = query_text(query, 19, arena),
        .person = query_text(query, 20, arena),
    };
}

static bool matches(const struct session_filter *filter, const struct session_summary *session,
                    struct arena *arena)
{
    return (filter->driver == NULL || text_name_has(session->driver_name, filter->driver, arena) ||
            text_name_has(session->person, filter->driver, arena)) &&
           (filter->class_name == NULL ||
            text_class_has(session->class_name, filter->class_name, arena));
}

int report_sessions(struct db *race_db, const char *source_event_id,
                    const struct session_filter *filter, struct arena *arena,
                    const struct session_summary **ret_sessions, size_t *ret_n, struct error *err)
{
    struct session_summary *sessions = NULL;
    struct query *query;
    size_t n = 0;
    int r = event_require(race_db, source_event_id, arena, err);

    if (r < 0)
        return r;
    query = db_query(race_db, REPORT_SESSIONS);
    query_bind_text(query, ":source_event_id", source_event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct session_summary session = summary_read(query, arena);

        if (!matches(filter, &session, arena))
            continue;
        sessions = arena_grow(arena, sessions, n, sizeof(*sessions));
        sessions[n++] = session;
    }
    if (r < 0)
        return r;
    *ret_sessions = sessions;
    *ret_n = n;
    return 0;
}
