/* Rebuilt events, and a sample of the values that are not what they were. */
#include "trackside/rebuild_view.h"

struct value_line {
    struct date date;
    struct rebuilt_value value;
};

static const struct column value_columns[] = {
    COLUMN_OF(value_line, date, "date", "Date", COLUMN_DATE),
    COLUMN_OF(value_line, value.table, "table", "Table", COLUMN_TEXT),
    COLUMN_OF(value_line, value.row_key, "row", "Row", COLUMN_TEXT),
    COLUMN_OF(value_line, value.column, "column", "Column", COLUMN_TEXT),
    COLUMN_OF(value_line, value.was, "old_value", "was", COLUMN_TEXT),
    COLUMN_OF(value_line, value.is_now, "new_value", "is", COLUMN_TEXT),
};

static struct sheet *value_sheet(const struct rebuilt_event *events, size_t n, struct arena *arena)
{
    struct value_line *lines = arena_new_array(arena, n * REBUILT_SAMPLE + 1, struct value_line);
    size_t n_lines = 0;

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < events[i].n_sample; k++)
            lines[n_lines++] =
                (struct value_line){.date = events[i].date, .value = events[i].sample[k]};
    return SHEET(arena, value_columns, lines, n_lines);
}

static struct cell status_cell(const void *row, struct arena *arena)
{
    const struct rebuilt_event *event = row;

    (void)arena;
    return (struct cell){.text = rebuild_events_status_name(event->status), .number = ABSENT};
}

static struct cell sample_cell(const void *row, struct arena *arena)
{
    return (struct cell){.text = sheet_tree(sheet_json(value_sheet(row, 1, arena)), arena),
                         .number = ABSENT};
}

static const struct column event_columns[] = {
    COLUMN_OF(rebuilt_event, slug, "track", "Track", COLUMN_TEXT),
    COLUMN_OF(rebuilt_event, source_event_id, "source_event_id", NULL, COLUMN_TEXT),
    COLUMN_OF(rebuilt_event, date, "date", "Date", COLUMN_DATE),
    COLUMN_BY(status_cell, "status", "Status", COLUMN_TEXT),
    COLUMN_OF(rebuilt_event, n_rows, "rows", "Rows", COLUMN_COUNT),
    COLUMN_OF(rebuilt_event, n_added, "rows_added", "added", COLUMN_COUNT),
    COLUMN_OF(rebuilt_event, n_gone, "rows_gone", "gone", COLUMN_COUNT),
    COLUMN_OF(rebuilt_event, n_changed, "rows_changed", "changed", COLUMN_COUNT),
    COLUMN_OF(rebuilt_event, lacks, "lacks", "Page that is missing, or why left", COLUMN_TEXT),
    {.key = "sample", .type = COLUMN_JSON, .get = sample_cell, .is_deep = true},
};

struct answer *rebuild_view_answer(struct arena *arena, const struct rebuilt_events *rebuilt)
{
    struct answer *answer = answer_begin(arena, NULL);
    struct sheet *values = value_sheet(rebuilt->events, rebuilt->n, arena);

    answer_put_sheet(answer, "days", SHEET(arena, event_columns, rebuilt->events, rebuilt->n),
                     SHEET_ALWAYS);
    if (sheet_n_rows(values) == 0)
        return answer;
    answer_put_sheet(answer, "values", values, SHEET_FLAT);
    answer_note(answer, "The second table has some of the values that are not what they were.");
    return answer;
}
