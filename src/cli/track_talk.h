/* What a person should know of a track's clock and zone. */
#ifndef TRACKSIDE_TRACK_TALK_H
#define TRACKSIDE_TRACK_TALK_H

#include "context.h"

/* Tell the user of starts that the track's clock showed twice, or never; nothing when there are
 * none.
 */
void track_talk_doubtful(struct context *context, int64_t n_ambiguous, int64_t n_impossible);

/* Tell the user, while the track's zone is unknown, what that means and how to give it. */
int track_talk_zone(struct context *context, const char *slug, struct error *err);

#endif
