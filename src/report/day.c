/* Finding the day a question is about. */
#include "day.h"

#include "race_schema.h"

const char *day_event_id(const char *slug, struct date date, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return arena_format(arena, "%s-practice-%s", slug, date_format(date, text));
}

int day_require(struct db *race_db, const char *slug, struct date date, struct arena *arena,
                struct error *err)
{
    struct query *query = db_query(race_db, REPORT_FIND_DAY);
    char text[CALENDAR_TEXT_SIZE];
    int r;

    query_bind_text(query, ":source_event_id", day_event_id(slug, date, arena));
    r = query_next(query, err);
    query_reset(query);
    if (r == QUERY_DONE)
        return error_set(err, ERROR_NOT_FOUND,
                         "no practice day of %s on %s is in the store; `trackside ingest %s %s` "
                         "fetches it",
                         slug, date_format(date, text), slug, text);
    return r < 0 ? r : 0;
}
