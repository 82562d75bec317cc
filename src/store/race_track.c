/* Tracks in the race store, and what follows from their zone. */
#include "trackside/race_track.h"

#include "race_put.h"
#include "race_schema.h"

#include "trackside/race_driver.h"

int race_store_put_track(struct db *db, const struct track_row *row, int64_t at, int64_t *ret_id,
                         struct row_counts *counts, struct error *err)
{
    struct query *put = db_query(db, RACE_STORE_PUT_TRACK);
    struct query *find = db_query(db, RACE_STORE_FIND_TRACK);

    query_bind_text(put, ":source_track_slug", row->source_track_slug);
    query_bind_text(put, ":track_name", row->track_name);
    query_bind_text(put, ":track_url", row->track_url);
    query_bind_text(put, ":events_url", row->events_url);
    query_bind_text(put, ":timezone", row->timezone);
    query_bind_utc(put, ":at", at);
    query_bind_text(find, ":source_track_slug", row->source_track_slug);
    return race_put_counted(put, find, ret_id, counts, err);
}

int race_store_put_directory_track(struct db *db, const struct directory_row *row, int64_t at,
                                   struct row_counts *counts, struct error *err)
{
    struct query *put = db_query(db, RACE_STORE_PUT_DIRECTORY_TRACK);

    query_bind_text(put, ":source_track_slug", row->source_track_slug);
    query_bind_text(put, ":track_name", row->track_name);
    query_bind_text(put, ":track_url", row->track_url);
    query_bind_text(put, ":events_url", row->events_url);
    query_bind_text(put, ":liverc_track_last_updated", row->last_updated);
    query_bind_text(put, ":activity", row->activity);
    query_bind_text(put, ":current_event", row->current_event);
    query_bind_utc(put, ":at", at);
    return race_put_run(put, counts, err);
}

int race_store_close_directory(struct db *db, int64_t at, struct row_counts *counts,
                               struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_CLOSE_DIRECTORY);
    int64_t n;
    int r;

    query_bind_utc(query, ":at", at);
    r = query_change(query, &n, err);
    if (r == 0 && counts != NULL)
        counts->updated += n;
    return r;
}

int race_store_remove_track(struct db *db, const char *track_slug, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_REMOVE_TRACK);
    int r;

    query_bind_text(query, ":source_track_slug", track_slug);
    r = query_run(query, err);
    return r < 0 ? r : race_store_remove_idle_drivers(db, err);
}

int race_store_set_zone(struct db *db, const char *track_slug, const char *timezone,
                        bool *ret_changed, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_SET_ZONE);
    int64_t n;
    int r;

    query_bind_text(query, ":source_track_slug", track_slug);
    query_bind_text(query, ":timezone", timezone);
    r = query_change(query, &n, err);
    if (r == 0)
        *ret_changed = n > 0;
    return r;
}

int race_store_list_starts(struct db *db, const char *track_slug, struct arena *arena,
                           const struct race_start **ret_starts, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_LIST_STARTS);
    struct race_start *starts = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":source_track_slug", track_slug);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        starts = arena_grow(arena, starts, n, sizeof(*starts));
        starts[n++] = (struct race_start){
            .event_id = query_int(query, 0),
            .race_id = query_int(query, 1),
            .start_time_local = query_text(query, 2, arena),
            .event_start_local = query_text(query, 3, arena),
        };
    }
    if (r < 0)
        return r;
    *ret_starts = starts;
    *ret_n = n;
    return 0;
}

int race_store_put_utc(struct db *db, int64_t race_id, int64_t start_time, const char *flag,
                       struct row_counts *counts, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_PUT_UTC);

    query_bind_int(query, ":race_id", race_id);
    query_bind_utc(query, ":start_time", start_time);
    query_bind_text(query, ":flag", flag);
    return race_put_run(query, counts, err);
}
