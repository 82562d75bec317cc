/* How a comparison looks. */
#ifndef TRACKSIDE_COMPARISON_VIEW_H
#define TRACKSIDE_COMPARISON_VIEW_H

#include "trackside/answer.h"
#include "trackside/comparison.h"

/* "compare": the verdict of the second side as the head, "sides", "differences", and "laps", lap by
 * lap, which people see when `shows_laps`. */
struct answer *comparison_view_answer(struct arena *arena, const struct comparison *comparison,
                                      bool shows_laps);

#endif
