/* Laps one by one, with everything around them, for spreadsheets. */
#include "day.h"

#include "race_schema.h"

#include "trackside/text.h"

static struct export_lap read_lap(struct query *query, struct arena *arena)
{
    return (struct export_lap){
        .track_slug = query_text(query, 0, arena),
        .date = query_text(query, 1, arena),
        .session_id = query_text(query, 2, arena),
        .session_type = query_text(query, 3, arena),
        .class_name = query_text(query, 4, arena),
        .driver_name = query_text(query, 5, arena),
        .transponder = query_text(query, 6, arena),
        .start_time_local = query_text(query, 7, arena),
        .start_time = query_text(query, 8, arena),
        .number = query_int(query, 9),
        .time_ms = query_int(query, 10),
        .time_raw = query_text(query, 11, arena),
        .is_valid = query_int(query, 12) == 1,
        .crossed_at_local = query_text(query, 13, arena),
        .elapsed_ms = query_int(query, 14),
        .is_removed = query_int(query, 15) == 1,
    };
}

static const char *date_or_null(struct date date, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return date_is_absent(date) ? NULL : arena_text(arena, date_format(date, text));
}

int export_laps(struct db *race_db, const struct export_days *days, const char *class_name,
                struct arena *arena, void (*take)(void *context, const struct export_lap *lap),
                void *context, int64_t *ret_n, struct error *err)
{
    struct export_days wanted = *days;
    struct query *query;
    struct day *list;
    int64_t n = 0;
    size_t n_days = 0;
    int r;

    wanted.with_races = true;
    r = day_list(race_db, &wanted, arena, &list, &n_days, err);
    if (r == 0)
        r = day_check_zones(list, n_days, err);
    if (r < 0)
        return r;
    query = db_query(race_db, OUTGOING_FLAT_LAPS);
    query_bind_text(query, ":track", days->track);
    query_bind_text(query, ":day", date_or_null(days->day, arena));
    query_bind_text(query, ":since", date_or_null(days->since, arena));
    if (class_name != NULL)
        query_bind_text(query, ":class_key", text_class_key(class_name, arena));
    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct export_lap lap = read_lap(query, arena);

        take(context, &lap);
        n++;
    }
    if (r == 0)
        *ret_n = n;
    return r;
}
