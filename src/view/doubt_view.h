/*
 * What is doubted of an event, behind an answer about it.
 */
#ifndef TRACKSIDE_DOUBT_VIEW_H
#define TRACKSIDE_DOUBT_VIEW_H

#include "trackside/answer.h"
#include "trackside/task.h"

/*
 * Oddities of its pages and figures that do not add up: "findings" and "failed_checks" in JSON, for
 * people a note for each session with such figures. Nothing where there are none.
 */
int doubt_view_put(struct task *task, struct arena *arena, const char *source_event_id,
                   struct answer *answer, struct error *err);

#endif
