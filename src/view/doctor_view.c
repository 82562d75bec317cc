/* Checks, a row each. */
#include "trackside/doctor_view.h"

struct doctor_line {
    const char *check;
    const char *status;
    const char *detail;
};

static const struct column columns[] = {
    COLUMN_OF(doctor_line, check, "check", "Check", COLUMN_TEXT),
    COLUMN_OF(doctor_line, status, "status", "Status", COLUMN_TEXT),
    COLUMN_OF(doctor_line, detail, "detail", "What was found", COLUMN_TEXT),
};

struct answer *doctor_view_answer(const struct doctor *doctor)
{
    struct arena *arena = doctor->arena;
    struct answer *answer = answer_begin(arena, NULL);
    struct doctor_line *lines = arena_new_array(arena, doctor->n_findings + 1, struct doctor_line);

    for (size_t i = 0; i < doctor->n_findings; i++)
        lines[i] = (struct doctor_line){
            .check = doctor->findings[i].check,
            .status = doctor_status_name(doctor->findings[i].status),
            .detail = task_sentence(doctor->task, &doctor->findings[i].what, arena),
        };
    answer_put_sheet(answer, "checks", SHEET(arena, columns, lines, doctor->n_findings),
                     SHEET_ALWAYS);
    return answer;
}

/* ---- for monitoring ---- */

static struct cell name_cell(const void *row, struct arena *arena)
{
    const struct threshold *threshold = row;

    (void)arena;
    return (struct cell){.text = threshold_name(threshold->setting), .number = ABSENT};
}

static struct cell over_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return (struct cell){.number = threshold_is_over(row)};
}

static const struct column watched_columns[] = {
    COLUMN_BY(name_cell, "check", "Check", COLUMN_TEXT),
    COLUMN_OF(threshold, value, "value", "Value", COLUMN_PERCENT),
    COLUMN_OF(threshold, limit, "limit", "Limit", COLUMN_PERCENT),
    COLUMN_BY(over_cell, "over", "Over", COLUMN_SWITCH),
    COLUMN_OF(threshold, detail, "detail", "Detail", COLUMN_TEXT),
};

struct answer *doctor_view_watched(struct arena *arena,
                                   const struct threshold thresholds[static N_THRESHOLDS])
{
    struct answer *answer = answer_begin(arena, NULL);

    answer_put_sheet(answer, "watched", SHEET(arena, watched_columns, thresholds, N_THRESHOLDS),
                     SHEET_ALWAYS);
    return answer;
}
