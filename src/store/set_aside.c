/* Events archived or forgotten. */
#include "trackside/set_aside.h"

#include "mirror_schema.h"

int set_aside_put(struct db *db, const struct set_aside_event *event, struct error *err)
{
    struct query *query = db_query(db, SET_ASIDE_PUT);
    char date[CALENDAR_TEXT_SIZE];

    query_bind_text(query, ":source_event_id", event->source_event_id);
    query_bind_text(query, ":track_slug", event->track_slug);
    query_bind_text(query, ":event_date",
                    date_is_absent(event->date) ? NULL : date_format(event->date, date));
    query_bind_text(query, ":archive", event->archive);
    query_bind_utc(query, ":set_aside_at", event->at);
    return query_run(query, err);
}

int set_aside_remove(struct db *db, const char *source_event_id, struct error *err)
{
    struct query *query = db_query(db, SET_ASIDE_REMOVE);

    query_bind_text(query, ":source_event_id", source_event_id);
    return query_run(query, err);
}

int set_aside_list(struct db *db, const char *track_slug, const char *source_event_id,
                   struct arena *arena, const struct set_aside_event **ret_events, size_t *ret_n,
                   struct error *err)
{
    struct query *query = db_query(db, SET_ASIDE_LIST);
    struct set_aside_event *list = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":track_slug", track_slug);
    query_bind_text(query, ":source_event_id", source_event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        const char *date = query_text(query, 2, arena);

        list = arena_grow(arena, list, n, sizeof(*list));
        list[n] = (struct set_aside_event){
            .source_event_id = query_text(query, 0, arena),
            .track_slug = query_text(query, 1, arena),
            .archive = query_text(query, 3, arena),
            .at = query_utc(query, 4),
        };
        if (date != NULL)
            date_read(bytes_from_text(date), &list[n].date);
        n++;
    }
    if (r < 0)
        return r;
    *ret_events = list;
    *ret_n = n;
    return 0;
}
