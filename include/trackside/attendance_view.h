/* How attendance looks. */
#ifndef TRACKSIDE_ATTENDANCE_VIEW_H
#define TRACKSIDE_ATTENDANCE_VIEW_H

#include "trackside/answer.h"
#include "trackside/attendance.h"

/* "attendance". */
struct answer *attendance_view_answer(struct arena *arena, const struct attendance_line *lines,
                                      size_t n);

#endif
