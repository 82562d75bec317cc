/* How somebody's days look, one after the other. */
#ifndef TRACKSIDE_CAREER_VIEW_H
#define TRACKSIDE_CAREER_VIEW_H

#include "trackside/answer.h"
#include "trackside/career.h"

/* "trend": whose, by which rule, and "days". */
struct answer *career_view_answer(struct arena *arena, const struct career *career);

#endif
