/*
 * A chart as SVG: texts stay texts, each mark has a title, the colours are told apart by
 * colour-blind people and follow a light or a dark page; series differ in dash and form as well, so
 * that it prints in black and white. It needs no script and asks for nothing.
 */
#ifndef TRACKSIDE_CHART_SVG_H
#define TRACKSIDE_CHART_SVG_H

#include "trackside/buffer.h"
#include "trackside/chart.h"

/* Append the picture. */
void chart_svg_write(const struct chart *chart, struct buffer *out);

#endif
