/* Finding the event a question is about. */
#include "event.h"

#include "race_schema.h"

#include "trackside/event_id.h"

static int fail_missing(const char *source_event_id, struct arena *arena, struct error *err)
{
    char text[CALENDAR_TEXT_SIZE];
    const char *slug;
    struct date date;

    if (!event_id_read_day(source_event_id, arena, &slug, &date))
        return error_set(err, ERROR_NOT_FOUND, "no event %s is in the store", source_event_id);
    date_format(date, text);
    return error_set_hint_about(err, ERROR_NOT_FOUND, HINT_INGEST_DAY, slug, text,
                                "no practice day of %s on %s is in the store", slug, text);
}

int event_require(struct db *race_db, const char *source_event_id, struct arena *arena,
                  struct error *err)
{
    struct query *query = db_query(race_db, REPORT_FIND_EVENT);
    int r;

    query_bind_text(query, ":source_event_id", source_event_id);
    r = query_next(query, err);
    query_reset(query);
    if (r == QUERY_DONE)
        return fail_missing(source_event_id, arena, err);
    return r < 0 ? r : 0;
}
