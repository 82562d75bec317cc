/* Who was best, by class and by one figure. */
#include "event.h"

#include "race_schema.h"

#include "trackside/report.h"
#include "trackside/text.h"

const char *leaderboard_figure_name(enum leaderboard_figure figure)
{
    static const char *const names[LEADERBOARD_N_FIGURES] = {
        [LEADERBOARD_BEST] = "best",
        [LEADERBOARD_AVERAGE] = "average",
        [LEADERBOARD_TOP5] = "top5",
        [LEADERBOARD_TOP3] = "top3",
        [LEADERBOARD_CONSISTENCY] = "consistency",
    };

    return names[figure];
}

static struct leaderboard_line read_line(struct query *query, struct arena *arena)
{
    return (struct leaderboard_line){
        .rank = query_int(query, 0),
        .class_name = query_text(query, 1, arena),
        .driver_name = query_text(query, 2, arena),
        .transponder = query_text(query, 3, arena),
        .figure = query_int(query, 4),
        .gap = query_int(query, 5),
        .session_id = query_text(query, 6, arena),
        .start_time_local = query_text(query, 7, arena),
        .lap_number = query_int(query, 8),
        .session_laps = query_int(query, 9),
        .n_sessions = query_int(query, 10),
        .n_laps = query_int(query, 11),
    };
}

int report_leaderboard(struct db *race_db, const char *source_event_id,
                       enum leaderboard_figure figure, const struct leaderboard_filter *filter,
                       struct arena *arena, const struct leaderboard_line **ret_lines,
                       size_t *ret_n, struct error *err)
{
    struct leaderboard_line *lines = NULL;
    struct query *query;
    size_t n = 0;
    int r = event_require(race_db, source_event_id, arena, err);

    if (r < 0)
        return r;
    query = db_query(race_db, REPORT_LEADERBOARD);
    query_bind_text(query, ":source_event_id", source_event_id);
    query_bind_text(query, ":by", leaderboard_figure_name(figure));
    if (filter->class_name != NULL)
        query_bind_text(query, ":class_key", text_class_key(filter->class_name, arena));
    query_bind_int(query, ":min_laps", filter->min_laps);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        lines = arena_grow(arena, lines, n, sizeof(*lines));
        lines[n++] = read_line(query, arena);
    }
    if (r < 0)
        return r;
    *ret_lines = lines;
    *ret_n = n;
    return 0;
}
