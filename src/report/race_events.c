/* Race events that are stored. */
#include "trackside/event_report.h"

#include "race_schema.h"

int report_track_of_event(struct db *race_db, const char *source_event_id, struct arena *arena,
                          const char **ret_slug, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_TRACK_OF_EVENT);
    int r;

    query_bind_text(query, ":source_event_id", source_event_id);
    *ret_slug = NULL;
    r = query_next(query, err);
    if (r == QUERY_ROW)
        *ret_slug = query_text(query, 0, arena);
    query_reset(query);
    return r < 0 ? r : 0;
}

int report_find_id(struct db *race_db, const char *id, struct id_uses *ret_uses, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_FIND_ID);
    int r;

    query_bind_text(query, ":id", id);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_uses = (struct id_uses){.is_event = query_int(query, 0) == 1,
                                 .is_race = query_int(query, 1) == 1,
                                 .is_session = query_int(query, 2) == 1};
    query_reset(query);
    return 0;
}

static struct event_summary read_event(struct query *query, struct arena *arena)
{
    return (struct event_summary){
        .source_event_id = query_text(query, 0, arena),
        .track_slug = query_text(query, 1, arena),
        .track_name = query_text(query, 2, arena),
        .name = query_text(query, 3, arena),
        .date = query_text(query, 4, arena),
        .end_date = query_text(query, 5, arena),
        .n_entries = query_int(query, 6),
        .n_drivers = query_int(query, 7),
        .n_total_laps = query_int(query, 8),
        .url = query_text(query, 9, arena),
        .ingest_depth = query_text(query, 10, arena),
        .last_ingested_at = query_text(query, 11, arena),
        .verdict = query_text(query, 12, arena),
        .n_races = query_int(query, 13),
        .n_laps = query_int(query, 14),
        .classes = query_text(query, 15, arena),
        .surface = query_text(query, 16, arena),
        .timezone = query_text(query, 17, arena),
    };
}

static const char *date_text(struct date date, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return date_is_absent(date) ? NULL : arena_text(arena, date_format(date, text));
}

int report_events(struct db *race_db, const struct event_filter *filter, struct arena *arena,
                  const struct event_summary **ret_events, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_EVENTS);
    struct event_summary *events = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":slug", filter->slug);
    query_bind_text(query, ":source_event_id", filter->source_event_id);
    query_bind_text(query, ":from", date_text(filter->from, arena));
    query_bind_text(query, ":to", date_text(filter->to, arena));
    query_bind_int(query, ":with_days", filter->with_days);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        events = arena_grow(arena, events, n, sizeof(*events));
        events[n++] = read_event(query, arena);
    }
    if (r < 0)
        return r;
    *ret_events = events;
    *ret_n = n;
    return 0;
}
