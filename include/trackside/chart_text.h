/*
 * A chart in the columns of a terminal: one series in braille dots, several by a letter each, so
 * that no colour is needed; in ASCII where the terminal has nothing else.
 */
#ifndef TRACKSIDE_CHART_TEXT_H
#define TRACKSIDE_CHART_TEXT_H

#include "trackside/buffer.h"
#include "trackside/chart.h"

enum {
    CHART_NARROWEST = 30, /* columns */
    CHART_WIDEST = 300,
};

/* Append lines of at most `n_columns` (from CHART_NARROWEST to CHART_WIDEST; others are taken as
 * the nearer of both), each with its end. */
void chart_text_write(const struct chart *chart, int n_columns, bool is_ascii, struct buffer *out);

#endif
