/* How a track looks, for `track add`, `track list` and `track show`. */
#ifndef TRACKSIDE_TRACK_VIEW_H
#define TRACKSIDE_TRACK_VIEW_H

#include "context.h"

#include "trackside/track_store.h"

/* A sheet of tracks with what is stored of each. */
int track_view_sheet(struct context *context, const struct stored_track *tracks, size_t n,
                     struct sheet **ret_sheet, struct error *err);

/* One track: {"track": {...}}, or lines for people. */
int track_view_print(struct context *context, const struct stored_track *track, struct error *err);

/* Tell the user of starts that the track's clock showed twice, or never; nothing when there are
 * none.
 */
void track_view_say_doubtful(struct context *context, int64_t n_ambiguous, int64_t n_impossible);

/* Tell the user, while the track's zone is unknown, what that means and how to give it. */
int track_view_say_zone(struct context *context, const char *slug, struct error *err);

#endif
