/* How an export to PostgreSQL looks. */
#ifndef TRACKSIDE_EXPORT_VIEW_H
#define TRACKSIDE_EXPORT_VIEW_H

#include "trackside/answer.h"
#include "trackside/export.h"

/* The whole report as JSON; to people its tables, or the days that were verified. */
struct answer *export_view_answer(struct arena *arena, const struct export_options *options,
                                  const struct export_report *report);

#endif
