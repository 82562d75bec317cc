/* How a mirroring looks: the same keys in every form. */
#ifndef TRACKSIDE_MIRRORING_VIEW_H
#define TRACKSIDE_MIRRORING_VIEW_H

#include "trackside/answer.h"
#include "trackside/mirror_days.h"

/* All of these live in the arena of the run. */

/* One day by itself, as a row. */
struct answer *mirroring_view_day(const struct mirror_days *mirroring,
                                  const struct mirrored_day *day);

/* {"tracks": [{..., "days": [...]}], "requests"}, or a row a day. */
struct answer *mirroring_view_answer(const struct mirror_days *mirroring);

/* {"summary": {"tracks", "requests"}}, for whoever was told day by day. */
struct answer *mirroring_view_summary(const struct mirror_days *mirroring);

#endif
