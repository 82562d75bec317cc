/* Events, their classes, and where their rows came from. */
#include "trackside/event_rows.h"

#include "race_put.h"
#include "race_schema.h"

/* After a change of the metadata: its figures, as columns. Part of the same row, so not counted. */
static int put_figures(struct db *db, int64_t event_id, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_PUT_FIGURES);

    query_bind_int(query, ":event_id", event_id);
    return query_run(query, err);
}

int race_store_put_event(struct db *db, const struct event_row *row, int64_t at, int64_t *ret_id,
                         struct row_counts *counts, struct error *err)
{
    struct query *put = db_query(db, RACE_STORE_PUT_EVENT);
    struct query *find = db_query(db, RACE_STORE_FIND_EVENT);
    char midnight[CALENDAR_TEXT_SIZE], end[CALENDAR_TEXT_SIZE];
    enum db_change change;
    int64_t id;
    int r;

    query_bind_int(put, ":track_id", row->track_id);
    query_bind_text(put, ":source_event_id", row->source_event_id);
    query_bind_text(put, ":event_name", row->event_name);
    /* The central column is a moment: the day's midnight, by the track's own clock. */
    query_bind_text(put, ":event_date",
                    local_time_format((struct local_time){.date = row->event_date}, midnight));
    query_bind_text(put, ":event_date_end",
                    date_is_absent(row->event_date_end)
                        ? NULL
                        : local_time_format((struct local_time){.date = row->event_date_end}, end));
    query_bind_int(put, ":event_entries", row->event_entries);
    query_bind_int(put, ":event_drivers", row->event_drivers);
    query_bind_int(put, ":total_race_laps", row->total_race_laps);
    query_bind_text(put, ":event_url", row->event_url);
    query_bind_text(put, ":metadata", row->metadata);
    query_bind_text(put, ":practice_panel", row->practice_panel);
    query_bind_text(put, ":event_panel", row->event_panel);
    query_bind_text(put, ":self_check", row->self_check);
    query_bind_utc(put, ":at", at);
    query_bind_text(find, ":source_event_id", row->source_event_id);
    r = race_put_row(put, find, &id, &change, err);
    if (r == 0 && change != DB_UNCHANGED)
        r = put_figures(db, id, err);
    if (r < 0)
        return r;
    race_put_count(counts, change);
    *ret_id = id;
    return 0;
}

int race_store_put_metadata(struct db *db, int64_t event_id, const char *metadata,
                            struct row_counts *counts, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_PUT_METADATA);
    enum db_change change;
    int r;

    query_bind_int(query, ":event_id", event_id);
    query_bind_text(query, ":metadata", metadata);
    r = query_put(query, &change, NULL, err);
    if (r == 0 && change != DB_UNCHANGED)
        r = put_figures(db, event_id, err);
    if (r == 0)
        race_put_count(counts, change);
    return r;
}

int race_store_put_class(struct db *db, const struct class_row *row, int64_t at, int64_t *ret_id,
                         struct row_counts *counts, struct error *err)
{
    struct query *put = db_query(db, RACE_STORE_PUT_CLASS);
    struct query *find = db_query(db, RACE_STORE_FIND_CLASS);

    query_bind_int(put, ":event_id", row->event_id);
    query_bind_text(put, ":class_name", row->class_name);
    query_bind_int(put, ":from_entry_list", row->from_entry_list);
    query_bind_text(put, ":source_class_id", row->from_entry_list ? row->source_class_id : NULL);
    query_bind_int(put, ":class_order", row->from_entry_list ? row->class_order : ABSENT);
    query_bind_int(put, ":printed_entries", row->from_entry_list ? row->printed_entries : ABSENT);
    query_bind_utc(put, ":at", at);
    query_bind_int(find, ":event_id", row->event_id);
    query_bind_text(find, ":class_name", row->class_name);
    return race_put_counted(put, find, ret_id, counts, err);
}

int race_store_put_provenance(struct db *db, int64_t event_id, const char *cache_key,
                              const char *sha256, int64_t fetched_at, int64_t parser_version,
                              struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_PUT_PROVENANCE);

    query_bind_int(query, ":event_id", event_id);
    query_bind_text(query, ":cache_key", cache_key);
    query_bind_text(query, ":sha256", sha256);
    query_bind_utc(query, ":fetched_at", fetched_at);
    query_bind_int(query, ":parser_version", parser_version);
    return query_run(query, err);
}

int race_store_finish_event(struct db *db, int64_t event_id, bool laps_full, bool changed,
                            int64_t at, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_FINISH_EVENT);

    query_bind_int(query, ":event_id", event_id);
    query_bind_int(query, ":laps_full", laps_full);
    query_bind_int(query, ":changed", changed);
    query_bind_utc(query, ":at", at);
    return query_run(query, err);
}

int race_store_count_event(struct db *db, int64_t event_id, struct event_counts *ret_counts,
                           struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_COUNT_EVENT);
    int r;

    query_bind_int(query, ":event_id", event_id);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_counts = (struct event_counts){
        .n_sessions = query_int(query, 0),
        .n_sessions_with_laps = query_int(query, 1),
        .n_laps = query_int(query, 2),
        .n_drivers = query_int(query, 3),
    };
    query_reset(query);
    return 0;
}

int race_store_find_event(struct db *db, const char *source_event_id, int64_t *ret_id,
                          struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_FIND_EVENT);
    int r;

    query_bind_text(query, ":source_event_id", source_event_id);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_id = r == QUERY_ROW ? query_int(query, 0) : ABSENT;
    query_reset(query);
    return 0;
}

int race_store_remove_event(struct db *db, const char *source_event_id, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_REMOVE_EVENT);

    query_bind_text(query, ":source_event_id", source_event_id);
    return query_run(query, err);
}
