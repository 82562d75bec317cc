/* How a driver's day looks. */
#ifndef TRACKSIDE_MY_DAY_VIEW_H
#define TRACKSIDE_MY_DAY_VIEW_H

#include "trackside/answer.h"
#include "trackside/my_day.h"

/* "my_day": whose and when as the head, its "runs". */
struct answer *my_day_view_answer(struct arena *arena, const struct my_day *day);

#endif
