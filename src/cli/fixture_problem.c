/* Problems of a fixture. */
#include "fixture_problem.h"

static const struct column columns[] = {
    {"kind", "Problem", COLUMN_TEXT},      {"page", "Page", COLUMN_TEXT},
    {"row", "Row", COLUMN_TEXT},           {"column", "Column", COLUMN_TEXT},
    {"expected", "Expected", COLUMN_TEXT}, {"found", "Found", COLUMN_TEXT},
};

void fixture_problem_add(struct fixture_problems *problems, const struct fixture_problem *problem)
{
    problems->list =
        arena_grow(problems->arena, problems->list, problems->n, sizeof(problems->list[0]));
    problems->list[problems->n++] = *problem;
}

struct sheet *fixture_problem_sheet(const struct fixture_problems *problems)
{
    struct sheet *sheet = sheet_new(problems->arena, columns, sizeof(columns) / sizeof(columns[0]));

    for (size_t i = 0; i < problems->n; i++) {
        const struct fixture_problem *problem = &problems->list[i];

        sheet_add_text(sheet, problem->kind);
        sheet_add_text(sheet, problem->page);
        sheet_add_text(sheet, problem->row);
        sheet_add_text(sheet, problem->column);
        sheet_add_text(sheet, problem->expected);
        sheet_add_text(sheet, problem->found);
    }
    return sheet;
}
