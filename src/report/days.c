/* Stored practice days, by range and by their figures. */
#include "trackside/report.h"

#include "race_schema.h"

const char *const report_day_orders[REPORT_N_DAY_ORDERS] = {
    "date", "track", "sessions", "laps", "time", "drivers", "classes",
};

static struct day_summary read_day(struct query *query, struct arena *arena)
{
    return (struct day_summary){
        .track_slug = query_text(query, 0, arena),
        .track_name = query_text(query, 1, arena),
        .date = query_text(query, 2, arena),
        .source_event_id = query_text(query, 3, arena),
        .event_name = query_text(query, 4, arena),
        .timezone = query_text(query, 5, arena),
        .ingest_depth = query_text(query, 6, arena),
        .last_ingested_at = query_text(query, 7, arena),
        .n_sessions = query_int(query, 8),
        .n_laps = query_int(query, 9),
        .track_time_s = query_int(query, 10),
        .n_drivers = query_int(query, 11),
        .n_unknown_drivers = query_int(query, 12),
        .n_classes = query_int(query, 13),
        .first_start = query_text(query, 14, arena),
        .last_start = query_text(query, 15, arena),
        .self_check = query_text(query, 16, arena),
        .list_sha256 = query_text(query, 17, arena),
    };
}

static const char *date_text(struct date date, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return date_is_absent(date) ? NULL : arena_text(arena, date_format(date, text));
}

/* SQLite's own words for "all": no lower bound is 0, no limit is -1. */
static int64_t or_else(int64_t value, int64_t absent)
{
    return is_absent(value) ? absent : value;
}

static void bind_filter(struct query *query, const struct day_filter *filter, struct arena *arena)
{
    query_bind_text(query, ":slug", filter->slug);
    query_bind_text(query, ":source_event_id", filter->source_event_id);
    query_bind_text(query, ":from", date_text(filter->from, arena));
    query_bind_text(query, ":to", date_text(filter->to, arena));
    query_bind_text(query, ":sort", report_day_orders[filter->order]);
    query_bind_int(query, ":min_sessions", or_else(filter->min_sessions, 0));
    query_bind_int(query, ":min_laps", or_else(filter->min_laps, 0));
    query_bind_int(query, ":min_drivers", or_else(filter->min_drivers, 0));
    query_bind_int(query, ":min_classes", or_else(filter->min_classes, 0));
    query_bind_int(query, ":min_time", or_else(filter->min_time_s, 0));
    query_bind_int(query, ":limit", or_else(filter->limit, -1));
    query_bind_int(query, ":offset", or_else(filter->offset, 0));
}

int report_days(struct db *race_db, const struct day_filter *filter, struct arena *arena,
                const struct day_summary **ret_days, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_DAYS);
    struct day_summary *days = NULL;
    size_t n = 0;
    int r;

    bind_filter(query, filter, arena);
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
