/* One session with its figures and laps. */
#include "summary.h"

#include "race_schema.h"

static int read_laps(struct db *race_db, int64_t result_id, struct arena *arena,
                     struct session_report *report, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_LAPS);
    struct lap_line *laps = NULL;
    size_t n = 0;
    int r;

    query_bind_int(query, ":result_id", result_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        laps = arena_grow(arena, laps, n, sizeof(*laps));
        laps[n++] = (struct lap_line){
            .number = query_int(query, 0),
            .time_ms = query_int(query, 1),
            .time_raw = query_text(query, 2, arena),
            .is_valid = query_int(query, 3) == 1,
            .crossed_at_local = query_text(query, 4, arena),
            .elapsed_ms = query_int(query, 5),
        };
    }
    report->laps = laps;
    report->n_laps = n;
    return r;
}

int report_session(struct db *race_db, const char *session_id, struct arena *arena,
                   const struct session_report **ret_report, struct error *err)
{
    struct session_report *report = arena_new(arena, struct session_report);
    struct query *query = db_query(race_db, REPORT_SESSION);
    const int own = SUMMARY_N_COLUMNS;
    int64_t result_id;
    int r;

    query_bind_text(query, ":session_id", session_id);
    r = query_next(query, err);
    if (r == QUERY_DONE)
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_LIST_SESSIONS,
                              "no session %s is in the store", session_id);
    if (r < 0)
        return r;
    report->summary = summary_read(query, arena);
    result_id = query_int(query, own);
    report->top3_ms = query_int(query, own + 1);
    report->top5_ms = query_int(query, own + 2);
    report->top10_ms = query_int(query, own + 3);
    report->top15_ms = query_int(query, own + 4);
    report->deviation_ms = query_int(query, own + 5);
    report->range_low_ms = query_int(query, own + 6);
    report->range_high_ms = query_int(query, own + 7);
    report->self_check = query_text(query, own + 8, arena);
    query_reset(query);
    r = read_laps(race_db, result_id, arena, report, err);
    if (r == 0)
        *ret_report = report;
    return r;
}
