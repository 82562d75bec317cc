/*
 * A chart, described once: series of marks in two whole numbers, with what each axis counts. Each
 * face draws it in its way: chart_svg.h as a picture, chart_text.h in the columns of a terminal.
 * All series share one scale.
 */
#ifndef TRACKSIDE_CHART_H
#define TRACKSIDE_CHART_H

#include "trackside/answer.h"

/* What an axis counts. */
enum chart_unit {
    CHART_COUNT,
    CHART_SECONDS, /* in milliseconds, shown in seconds */
    CHART_CLOCK,   /* milliseconds since midnight, shown as 14:05 */
    CHART_DATE,    /* days since 1970, shown as 2025-10-25 */
};

/* How a mark is to be taken; told by its form, not by colour alone. */
enum chart_kind {
    CHART_PLAIN,
    CHART_INVALID,   /* counts in no figure */
    CHART_SUSPECTED, /* may be no real lap */
};

struct chart_mark {
    int64_t x, y;
    enum chart_kind kind;
    const char *title; /* what it is, in words */
};

struct chart_series {
    const char *name;
    struct chart_mark *marks; /* rising in x */
    size_t n;
};

enum chart_form {
    CHART_LINES, /* neighbours are joined where no step of x is missing between them */
    CHART_DOTS,
    CHART_BARS,
};

struct chart {
    const char *title;
    const char *x_title, *y_title;
    enum chart_unit x_unit, y_unit;
    enum chart_form form;
    int64_t x_step; /* between neighbours, or the width of a bar; 0: any two are neighbours */
    struct chart_series *series;
    size_t n_series;
};

enum {
    CHART_MOST_TICKS = 12,
};

/* Where an axis begins and ends, and its ticks. */
struct chart_axis {
    int64_t low, high; /* low < high */
    int64_t ticks[CHART_MOST_TICKS];
    size_t n_ticks;
    int64_t step;
};

/* The axes that hold all marks; bars begin at 0. False without any mark. */
bool chart_axes(const struct chart *chart, struct chart_axis *ret_x, struct chart_axis *ret_y);

/* A value as its axis shows it at a tick. In the arena. */
const char *chart_value_text(enum chart_unit unit, int64_t value, int64_t step,
                             struct arena *arena);

/* "plain", "invalid", "suspected". */
extern const char *const chart_kind_names[];

/* "chart": its titles as the head, its "marks", a row each. */
struct answer *chart_answer(struct arena *arena, const struct chart *chart);

#endif
