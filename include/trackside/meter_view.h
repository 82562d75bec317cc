/* How meters look: a row for each sample. */
#ifndef TRACKSIDE_METER_VIEW_H
#define TRACKSIDE_METER_VIEW_H

#include "trackside/answer.h"
#include "trackside/meter.h"

/* What all of them show now: {"stats": [{"metric", "type", "labels": {...}, "value"}]}. */
int meter_view_answer(struct task *task, struct arena *arena, struct answer **ret_answer,
                      struct error *err);

#endif
