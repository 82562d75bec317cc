/* Records as rows. */
#include "trackside/record_view.h"

/* As other answers call the same figures. */
static const char *const keys[RECORD_N_FIGURES] = {
    [RECORD_BEST] = "fastest_lap",
    [RECORD_TOP3] = "top_3_consecutive",
    [RECORD_5MIN] = "best_5_minutes",
    [RECORD_LAPS] = "lap_count",
};

static struct cell figure_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return (struct cell){.text = keys[((const struct record *)row)->figure], .number = ABSENT};
}

static struct cell suspected_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return (struct cell){.text = ((const struct record *)row)->is_suspected ? "cut" : NULL,
                         .number = ABSENT};
}

/* Value and gain are times, or laps. */
static const struct column record_columns[] = {
    COLUMN_OF(record, track_slug, "track_slug", "Track", COLUMN_TEXT),
    {.key = "class_name",
     .heading = "Class",
     .type = COLUMN_TEXT,
     .at = offsetof(struct record, class_name),
     .is_group = true},
    COLUMN_BY(figure_cell, "figure", NULL, COLUMN_TEXT),
    COLUMN_OF(record, value, "value", NULL, COLUMN_SECONDS),
    {.key = "gain",
     .heading = "Gain",
     .type = COLUMN_SECONDS,
     .at = offsetof(struct record, gain),
     .is_rare = true},
    COLUMN_OF(record, driver_name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(record, date, "date", "Date", COLUMN_TEXT),
    COLUMN_OF(record, session_id, "session_id", "Session", COLUMN_TEXT),
    {.key = "lap_number",
     .heading = "Lap",
     .type = COLUMN_COUNT,
     .at = offsetof(struct record, lap_number),
     .is_rare = true},
    {.key = "suspected",
     .heading = "Suspected",
     .type = COLUMN_TEXT,
     .get = suspected_cell,
     .is_rare = true},
    COLUMN_OF(record, session_type, "session_type", NULL, COLUMN_TEXT),
    COLUMN_OF(record, url, "session_url", NULL, COLUMN_TEXT),
};

static const char *const headings[RECORD_N_FIGURES] = {
    [RECORD_BEST] = "Best lap",
    [RECORD_TOP3] = "Best 3",
    [RECORD_5MIN] = "Best 5 min",
    [RECORD_LAPS] = "Laps",
};

struct answer *record_view_answer(struct arena *arena, const struct record_question *question,
                                  const struct record *records, size_t n)
{
    struct answer *answer = answer_begin(arena, NULL);
    struct column *columns = arena_new_array(arena, N_COLUMNS(record_columns), struct column);

    for (size_t i = 0; i < N_COLUMNS(record_columns); i++) {
        columns[i] = record_columns[i];
        if (columns[i].at == offsetof(struct record, value) && columns[i].get == NULL)
            columns[i].heading = headings[question->figure];
        if (columns[i].type == COLUMN_SECONDS && question->figure == RECORD_LAPS)
            columns[i].type = COLUMN_COUNT;
    }
    answer_put_sheet(
        answer, "records",
        sheet_of(arena, columns, N_COLUMNS(record_columns), records, n, sizeof(*records)),
        SHEET_ALWAYS);
    for (size_t i = 0; i < n; i++) {
        if (!records[i].is_suspected)
            continue;
        answer_note(answer, "Suspected: below 0.85 of the driver's median and of the class's that "
                            "day, so it may be a cut.");
        break;
    }
    return answer;
}
