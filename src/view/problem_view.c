/* Problems of a fixture as rows. */
#include "trackside/problem_view.h"

static const struct column columns[] = {
    COLUMN("kind", "Problem", COLUMN_TEXT),      COLUMN("page", "Page", COLUMN_TEXT),
    COLUMN("row", "Row", COLUMN_TEXT),           COLUMN("column", "Column", COLUMN_TEXT),
    COLUMN("expected", "Expected", COLUMN_TEXT), COLUMN("found", "Found", COLUMN_TEXT),
};

struct sheet *problem_view_sheet(const struct fixture_problems *problems)
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
