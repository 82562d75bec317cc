/* How events look that are handed over, and taken in. */
#ifndef TRACKSIDE_HANDOVER_VIEW_H
#define TRACKSIDE_HANDOVER_VIEW_H

#include "trackside/answer.h"
#include "trackside/hand_over.h"

/* {"export": {"to", "days", "rows"}} */
struct answer *handover_view_written(struct arena *arena, const struct handed_over *over);

/* {"days": [{"track", "date", "status", "rows_inserted", "rows_updated", "rows_unchanged"}]} */
struct answer *handover_view_taken(struct arena *arena, const struct handover_day *days, size_t n);

#endif
