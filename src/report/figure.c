/* Figures of the logs, counted by labels. */
#include "trackside/health.h"

#include "mirror_schema.h"
#include "race_schema.h"

enum {
    DAY_MS = 24 * 60 * 60 * 1000,
};

static const int questions[N_FIGURES] = {
    [FIGURE_REQUESTS] = HEALTH_REQUESTS,
    [FIGURE_REQUEST_FAILURES] = HEALTH_REQUEST_FAILURES,
    [FIGURE_DURATIONS] = HEALTH_REQUEST_DURATIONS,
    [FIGURE_DURATION_SUM] = HEALTH_REQUEST_DURATION_SUM,
    [FIGURE_DURATION_COUNT] = HEALTH_REQUEST_DURATION_COUNT,
    [FIGURE_RUNS] = HEALTH_RUNS,
    [FIGURE_LAST_SUCCESS] = HEALTH_LAST_SUCCESS,
    [FIGURE_PAGES] = HEALTH_PAGES,
    [FIGURE_ODDITIES] = HEALTH_ODDITIES,
    [FIGURE_BODY_BYTES] = HEALTH_BODY_BYTES,
    [FIGURE_BUDGETS] = HEALTH_BUDGETS,
    [FIGURE_PAUSES] = HEALTH_PAUSES,
    [FIGURE_STORED_ROWS] = HEALTH_STORED_ROWS,
};

static int read_lines(struct query *query, struct arena *arena,
                      const struct figure_line **ret_lines, size_t *ret_n, struct error *err)
{
    struct figure_line *lines = NULL;
    size_t n = 0;
    int r;

    while ((r = query_next(query, err)) == QUERY_ROW) {
        lines = arena_grow(arena, lines, n, sizeof(*lines));
        lines[n++] = (struct figure_line){
            .labels = {query_text(query, 0, arena), query_text(query, 1, arena)},
            .value = query_int(query, 2),
        };
    }
    if (r < 0)
        return r;
    *ret_lines = lines;
    *ret_n = n;
    return 0;
}

int figure_read(struct db *db, enum figure figure, int64_t now, struct arena *arena,
                const struct figure_line **ret_lines, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, questions[figure]);

    if (figure == FIGURE_PAGES || figure == FIGURE_PAUSES)
        query_bind_utc(query, ":now", now);
    if (figure == FIGURE_BUDGETS) { /* the gate, too, looks a day ahead: a clock may be set back */
        query_bind_utc_ms(query, ":since", now * 1000 - DAY_MS);
        query_bind_utc_ms(query, ":until", now * 1000 + DAY_MS);
    }
    return read_lines(query, arena, ret_lines, ret_n, err);
}

int figure_of_runs(struct db *mirror_db, const char *what, struct arena *arena,
                   const struct figure_line **ret_lines, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(mirror_db, HEALTH_RUN_SUMS);

    query_bind_text(query, ":what", what);
    return read_lines(query, arena, ret_lines, ret_n, err);
}
