/* How sessions look, for `sessions` and `show`. */
#ifndef TRACKSIDE_SESSION_VIEW_H
#define TRACKSIDE_SESSION_VIEW_H

#include "context.h"

#include "trackside/report.h"

struct sheet *session_view_sheet(struct context *context, const struct session_summary *sessions,
                                 size_t n);

/* One session with figures and laps: {"session": {...}}, or a card and a table of laps. */
int session_view_print(struct context *context, const struct session_report *report,
                       struct error *err);

#endif
