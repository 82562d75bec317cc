/* Counting who came. */
#include "trackside/attendance.h"

#include "race_schema.h"

static struct attendance_line read_line(struct query *query, struct arena *arena)
{
    return (struct attendance_line){
        .track_slug = query_text(query, 0, arena),
        .period = query_text(query, 1, arena),
        .practice_days = query_int(query, 2),
        .race_events = query_int(query, 3),
        .n_sessions = query_int(query, 4),
        .n_drivers = query_int(query, 5),
        .n_unknown_drivers = query_int(query, 6),
        .n_new_drivers = query_int(query, 7),
        .n_classes = query_int(query, 8),
        .n_laps = query_int(query, 9),
        .track_time_s = query_int(query, 10),
    };
}

int report_attendance(struct db *race_db, const struct attendance_filter *filter,
                      struct arena *arena, const struct attendance_line **ret_lines, size_t *ret_n,
                      struct error *err)
{
    char from[CALENDAR_TEXT_SIZE], to[CALENDAR_TEXT_SIZE];
    struct query *query = db_query(race_db, REPORT_ATTENDANCE);
    struct attendance_line *lines = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":slug", filter->slug);
    query_bind_text(query, ":session_type", filter->type);
    query_bind_int(query, ":size", (int64_t)filter->by);
    query_bind_text(query, ":from",
                    date_is_absent(filter->from) ? NULL : date_format(filter->from, from));
    query_bind_text(query, ":to", date_is_absent(filter->to) ? NULL : date_format(filter->to, to));
    while ((r = query_next(query, err)) == QUERY_ROW) {
        lines = arena_grow(arena, lines, n, sizeof(*lines));
        lines[n++] = read_line(query, arena);
    }
    if (r < 0)
        return r;
    *ret_lines = lines;
    *ret_n = n;
    return 0;
}
