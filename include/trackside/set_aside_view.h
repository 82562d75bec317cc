/* Days that are put away or taken back, as a sheet: the same in every command that does so. */
#ifndef TRACKSIDE_SET_ASIDE_VIEW_H
#define TRACKSIDE_SET_ASIDE_VIEW_H

#include "trackside/answer.h"
#include "trackside/set_aside_line.h"

/* {"KEY": [...], "dry_run"}, or a row a day. */
struct answer *set_aside_view_answer(struct arena *arena, const char *key,
                                     const struct set_aside_line *lines, size_t n, bool is_dry);

#endif
