/* Days archived or forgotten. */
#include "trackside/set_aside.h"

#include "mirror_schema.h"

int set_aside_put(struct db *db, const struct set_aside_day *day, struct error *err)
{
    struct query *query = db_query(db, SET_ASIDE_PUT);
    char date[CALENDAR_TEXT_SIZE];

    query_bind_text(query, ":track_slug", day->track_slug);
    query_bind_text(query, ":practice_date", date_format(day->date, date));
    query_bind_text(query, ":archive", day->archive);
    query_bind_utc(query, ":set_aside_at", day->at);
    return query_run(query, err);
}

int set_aside_remove(struct db *db, const char *track_slug, struct date date, struct error *err)
{
    struct query *query = db_query(db, SET_ASIDE_REMOVE);
    char text[CALENDAR_TEXT_SIZE];

    query_bind_text(query, ":track_slug", track_slug);
    query_bind_text(query, ":practice_date", date_format(date, text));
    return query_run(query, err);
}

int set_aside_list(struct db *db, const char *track_slug, struct date date, struct arena *arena,
                   const struct set_aside_day **ret_days, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, SET_ASIDE_LIST);
    struct set_aside_day *list = NULL;
    char text[CALENDAR_TEXT_SIZE];
    size_t n = 0;
    int r;

    query_bind_text(query, ":track_slug", track_slug);
    query_bind_text(query, ":practice_date", date_is_absent(date) ? NULL : date_format(date, text));
    while ((r = query_next(query, err)) == QUERY_ROW) {
        list = arena_grow(arena, list, n, sizeof(*list));
        list[n] = (struct set_aside_day){
            .track_slug = query_text(query, 0, arena),
            .archive = query_text(query, 2, arena),
            .at = query_utc(query, 3),
        };
        date_read(bytes_from_text(query_text(query, 1, arena)), &list[n++].date);
    }
    if (r < 0)
        return r;
    *ret_days = list;
    *ret_n = n;
    return 0;
}
