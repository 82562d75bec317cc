/* How the explanation of a figure looks. */
#ifndef TRACKSIDE_EXPLANATION_VIEW_H
#define TRACKSIDE_EXPLANATION_VIEW_H

#include "trackside/answer.h"
#include "trackside/explanation.h"

/* "explain": the figure and where it is from as the head, its "laps". */
struct answer *explanation_view_answer(struct arena *arena, const struct explanation *explanation);

#endif
