/* What a rebuild made different. */
#ifndef TRACKSIDE_REBUILD_VIEW_H
#define TRACKSIDE_REBUILD_VIEW_H

#include "trackside/answer.h"
#include "trackside/rebuild_events.h"

/* {"days": [{..., "sample": [...]}]}, or a row a day and, flat, the samples of all. */
struct answer *rebuild_view_answer(struct arena *arena, const struct rebuilt_events *rebuilt);

#endif
