/* Leaderboards. */
#include "trackside/leaderboard_view.h"

#include "doubt_view.h"

#include "trackside/archive.h"
#include "trackside/event_id.h"

#include <string.h>

/* A table is read class by class: the name stands on the first line of each. */
static const struct column line_columns[] = {
    {.key = "class_name",
     .heading = "Class",
     .type = COLUMN_TEXT,
     .at = offsetof(struct leaderboard_line, class_name),
     .is_group = true},
    COLUMN_OF(leaderboard_line, rank, "rank", "Rank", COLUMN_COUNT),
    COLUMN_OF(leaderboard_line, driver_name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(leaderboard_line, transponder, "transponder_number", NULL, COLUMN_TEXT),
    COLUMN_OF(leaderboard_line, figure, NULL, NULL, COLUMN_SECONDS), /* named by what is asked */
    COLUMN_OF(leaderboard_line, gap, "gap", "Gap", COLUMN_SECONDS),
    COLUMN_OF(leaderboard_line, session_id, "session_id", "Session", COLUMN_TEXT),
    COLUMN_OF(leaderboard_line, start_time_local, "start_time_local", "Start", COLUMN_LOCAL),
    {.key = "lap_number",
     .heading = "Lap",
     .type = COLUMN_COUNT,
     .at = offsetof(struct leaderboard_line, lap_number),
     .is_rare = true},
    COLUMN_OF(leaderboard_line, session_laps, "lap_count", "Laps", COLUMN_COUNT),
    COLUMN_OF(leaderboard_line, n_sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(leaderboard_line, n_laps, "total_laps", "Laps in all", COLUMN_COUNT),
};

/* The figure and the gap are times, or percentages by consistency: both have three decimals. */
static const struct {
    const char *key, *heading;
} figures[LEADERBOARD_N_FIGURES] = {
    [LEADERBOARD_BEST] = {"fastest_lap", "Best lap"},
    [LEADERBOARD_AVERAGE] = {"average_lap", "Average"},
    [LEADERBOARD_TOP5] = {"avg_top_5", "Top 5 avg"},
    [LEADERBOARD_TOP3] = {"top_3_consecutive", "Top 3 consec"},
    [LEADERBOARD_CONSISTENCY] = {"consistency", "Consistency %"},
};

int leaderboard_view_list(struct task *task, struct arena *arena,
                          const struct day_question *question, enum leaderboard_figure figure,
                          const struct leaderboard_filter *filter, struct answer **ret_answer,
                          size_t *ret_n, struct error *err)
{
    struct column *columns = arena_new_array(arena, N_COLUMNS(line_columns), struct column);
    const struct leaderboard_line *lines;
    size_t n;
    int r = archive_choose(task, arena, question->slug, question->date, question->is_archived, err);

    if (r == 0)
        r = report_leaderboard(task->race_db,
                               event_id_of_day(question->slug, question->date, arena), figure,
                               filter, arena, &lines, &n, err);
    if (r < 0)
        return r;
    for (size_t i = 0; i < N_COLUMNS(line_columns); i++) {
        columns[i] = line_columns[i];
        if (columns[i].key == NULL) {
            columns[i].key = figures[figure].key;
            columns[i].heading = figures[figure].heading;
        }
    }
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "leaderboard",
                     sheet_of(arena, columns, N_COLUMNS(line_columns), lines, n, sizeof(*lines)),
                     SHEET_ALWAYS);
    *ret_n = n;
    return doubt_view_put(task, arena, event_id_of_day(question->slug, question->date, arena),
                          *ret_answer, err);
}
