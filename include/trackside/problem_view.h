/* How the problems of a fixture look. */
#ifndef TRACKSIDE_PROBLEM_VIEW_H
#define TRACKSIDE_PROBLEM_VIEW_H

#include "trackside/sheet.h"

#include "trackside/fixture_problem.h"

/* As rows with these columns: kind, page, row, column, expected, found. */
struct sheet *problem_view_sheet(const struct fixture_problems *problems);

#endif
