/* How tracks look. */
#ifndef TRACKSIDE_TRACK_VIEW_H
#define TRACKSIDE_TRACK_VIEW_H

#include "trackside/answer.h"
#include "trackside/track_remove.h"
#include "trackside/track_sync.h"

/* The tracks noted, with what is stored of each: {"tracks": [...]}. With a text (may be NULL) those
 * whose name or slug has it, and those that only the directory knows; ERROR_NOT_FOUND for none. */
int track_view_list(struct task *task, struct arena *arena, const char *text,
                    struct answer **ret_answer, struct error *err);

/* One track: {"track": {...}}. ERROR_NOT_FOUND when nobody noted it. */
int track_view_show(struct task *task, struct arena *arena, const char *slug,
                    struct answer **ret_answer, struct error *err);

/* {"removed": {...}}, {"directory": {...}, "requests": {...}} */
struct answer *track_view_removed(struct arena *arena, const struct track_stock *stock);
struct answer *track_view_synced(struct arena *arena, const struct track_synced *synced);

#endif
