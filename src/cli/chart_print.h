/* Charts on a terminal and into files. */
#ifndef TRACKSIDE_CHART_PRINT_H
#define TRACKSIDE_CHART_PRINT_H

#include "command.h"

#include "trackside/chart.h"

#define CHART_OPTIONS                                                                              \
    {"svg", "FILE", "write it as a picture", 0, false},                                            \
        {"width", "N", "columns to draw in; default: those of the terminal", 0, false},            \
    {                                                                                              \
        "ascii", NULL, "draw with ASCII alone", 0, false                                           \
    }

/* With --svg into that file; else as a drawing where a table would be, and as its marks in the
 * other forms. */
int chart_print(struct context *context, const struct invocation *invocation,
                const struct chart *chart, struct error *err);

#endif
