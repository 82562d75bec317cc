/* What is stored of a track. */
#include "trackside/report.h"

#include "race_schema.h"

int report_count_track(struct db *race_db, const char *slug, struct track_counts *ret_counts,
                       struct error *err)
{
    struct query *query = db_query(race_db, REPORT_COUNT_TRACK);
    int r;

    query_bind_text(query, ":slug", slug);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_counts = (struct track_counts){
        .practice_days = query_int(query, 0),
        .sessions = query_int(query, 1),
        .laps = query_int(query, 2),
    };
    query_reset(query);
    return 0;
}
