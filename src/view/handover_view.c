/* Events handed over. */
#include "trackside/handover_view.h"

static const struct column written_columns[] = {
    COLUMN_OF(handed_over, to, "to", "To", COLUMN_TEXT),
    COLUMN_OF(handed_over, written.n_days, "days", "Days", COLUMN_COUNT),
    COLUMN_OF(handed_over, written.n_rows, "rows", "Rows", COLUMN_COUNT),
};

struct answer *handover_view_written(struct arena *arena, const struct handed_over *over)
{
    struct answer *answer = answer_begin(arena, NULL);

    answer_put_sheet(answer, "export", SHEET(arena, written_columns, over, 1), SHEET_OBJECT);
    return answer;
}

static struct cell status_cell(const void *row, struct arena *arena)
{
    const struct handover_day *day = row;

    (void)arena;
    if (day->failure.code != 0)
        return (struct cell){.text = "failed"};
    return (struct cell){.text = day->rows.inserted + day->rows.updated > 0 ? "completed"
                                                                            : "unchanged"};
}

static const struct column taken_columns[] = {
    COLUMN_OF(handover_day, track_slug, "track", "Track", COLUMN_TEXT),
    COLUMN_OF(handover_day, date, "date", "Date", COLUMN_TEXT),
    COLUMN_BY(status_cell, "status", "Status", COLUMN_TEXT),
    COLUMN_OF(handover_day, rows.inserted, "rows_inserted", "Rows inserted", COLUMN_COUNT),
    COLUMN_OF(handover_day, rows.updated, "rows_updated", "updated", COLUMN_COUNT),
    COLUMN_OF(handover_day, rows.unchanged, "rows_unchanged", "unchanged", COLUMN_COUNT),
};

struct answer *handover_view_taken(struct arena *arena, const struct handover_day *days, size_t n)
{
    struct answer *answer = answer_begin(arena, NULL);

    answer_put_sheet(answer, "days", SHEET(arena, taken_columns, days, n), SHEET_ALWAYS);
    return answer;
}
