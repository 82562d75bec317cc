/*
 * The "Practice Leaderboard" box of a day page.
 */
#ifndef TRACKSIDE_LIVERC_LEADERBOARD_H
#define TRACKSIDE_LIVERC_LEADERBOARD_H

#include "frame.h"

/* `present` is false when the page has no such box. */
struct day_leaderboard leaderboard_read(struct reading *reading);

#endif
