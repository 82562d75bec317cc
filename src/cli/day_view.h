/*
 * How practice days look, for discover and days: what the site lists and what is stored of it.
 */
#ifndef TRACKSIDE_DAY_VIEW_H
#define TRACKSIDE_DAY_VIEW_H

#include "context.h"

#include "trackside/day_line.h"

/* The columns for `discover`, or those for `days`. */
struct sheet *day_view_sheet(struct context *context, const struct day_line *lines, size_t n,
                             bool is_stored);

/* {"type": "practice_day", ...}; with the stored day's own keys for `days`. */
struct json *day_view_json(struct context *context, const struct day_line *line, bool is_stored);

/* The sessions of all those days: a table of their own. */
struct sheet *day_view_session_sheet(struct context *context, const struct day_line *lines,
                                     size_t n);

#endif
