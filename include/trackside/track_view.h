/* How a track looks, for `track add`, `track list` and `track show`. */
#ifndef TRACKSIDE_TRACK_VIEW_H
#define TRACKSIDE_TRACK_VIEW_H

#include "trackside/answer.h"
#include "trackside/task.h"

#include "trackside/track_store.h"

/* A sheet of tracks with what is stored of each. */
int track_view_sheet(struct task *task, struct arena *arena, const struct stored_track *tracks,
                     size_t n, struct sheet **ret_sheet, struct error *err);

/* One track: {"track": {...}}, or a row. */
int track_view_answer(struct task *task, struct arena *arena, const struct stored_track *track,
                      struct answer **ret_answer, struct error *err);

#endif
