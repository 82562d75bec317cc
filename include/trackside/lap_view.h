/* How laps look, one by one with all that one asks about them. */
#ifndef TRACKSIDE_LAP_VIEW_H
#define TRACKSIDE_LAP_VIEW_H

#include "trackside/answer.h"
#include "trackside/export.h"
#include "trackside/task.h"

/* Those of the days chosen, of classes that a text (may be NULL) occurs in: {"laps": [...]}. */
int lap_view_answer(struct task *task, struct arena *arena, const struct export_days *days,
                    const char *class_name, struct answer **ret_answer, int64_t *ret_n,
                    struct error *err);

#endif
