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
