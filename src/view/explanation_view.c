/* A figure, explained. */
#include "trackside/explanation_view.h"

static const struct column head_columns[] = {
    COLUMN_OF(explanation, figure, "figure", "Figure", COLUMN_TEXT),
    COLUMN_OF(explanation, value, "value", "Value", COLUMN_SECONDS), /* or a percentage: alike */
    COLUMN_OF(explanation, formula, "formula", "Is", COLUMN_TEXT),
    COLUMN_OF(explanation, kind, "kind", "Kind", COLUMN_TEXT),
    COLUMN_OF(explanation, laps_used, "laps_used", "Laps in it", COLUMN_COUNT),
    COLUMN_OF(explanation, clean_rule, "clean_rule", "Clean laps", COLUMN_TEXT),
    COLUMN_OF(explanation, other_figure, "other_figure", "Other reading", COLUMN_TEXT),
    COLUMN_OF(explanation, other_value, "other_value", "Which gives", COLUMN_SECONDS),
    COLUMN_OF(explanation, session_id, "session_id", "Session", COLUMN_TEXT),
    COLUMN_OF(explanation, driver_name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(explanation, class_name, "class_name", "Class", COLUMN_TEXT),
    COLUMN_OF(explanation, track_slug, "track_slug", NULL, COLUMN_TEXT),
    COLUMN_OF(explanation, date, "date", "Date", COLUMN_TEXT),
    COLUMN_OF(explanation, url, "session_url", "Page", COLUMN_TEXT),
    COLUMN_OF(explanation, fetched_at, "fetched_at", "Fetched", COLUMN_TEXT),
};

static const struct column lap_columns[] = {
    COLUMN_OF(explained_lap, number, "lap_number", "Lap", COLUMN_COUNT),
    COLUMN_OF(explained_lap, time_ms, "lap_time_seconds", "Time", COLUMN_SECONDS),
    COLUMN_OF(explained_lap, is_used, "used", "In it", COLUMN_SWITCH),
    COLUMN_OF(explained_lap, reason, "reason", "Why not", COLUMN_TEXT),
};

struct answer *explanation_view_answer(struct arena *arena, const struct explanation *explanation)
{
    struct answer *answer = answer_begin(arena, "explain");

    answer_put_head(answer, head_columns, N_COLUMNS(head_columns), explanation);
    answer_put_sheet(answer, "laps",
                     SHEET(arena, lap_columns, explanation->laps, explanation->n_laps),
                     SHEET_ALWAYS);
    if (is_absent(explanation->value))
        answer_note(answer, "There are too few laps for this figure.");
    return answer;
}
