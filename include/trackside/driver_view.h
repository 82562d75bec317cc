/* How people look: who drove, and on which days. */
#ifndef TRACKSIDE_DRIVER_VIEW_H
#define TRACKSIDE_DRIVER_VIEW_H

#include "trackside/answer.h"
#include "trackside/driver_report.h"
#include "trackside/slice.h"
#include "trackside/task.h"

/* {"drivers": [...]}, {"driver_days": [...]}. ERROR_NOT_FOUND with the name most like it when the
 * filter has a text and nobody fits. */
int driver_view_list(struct task *task, struct arena *arena, const struct driver_filter *filter,
                     const struct slice *slice, struct answer **ret_answer, struct error *err);
int driver_view_days(struct task *task, struct arena *arena, const struct driver_filter *filter,
                     const struct slice *slice, struct answer **ret_answer, struct error *err);

#endif
