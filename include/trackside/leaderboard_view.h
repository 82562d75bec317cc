/* How the leaderboard of a day looks. */
#ifndef TRACKSIDE_LEADERBOARD_VIEW_H
#define TRACKSIDE_LEADERBOARD_VIEW_H

#include "trackside/answer.h"
#include "trackside/session_view.h"

/* Who was best on a stored day, or one of an archive, by class and by that figure; *ret_n lines. */
int leaderboard_view_list(struct task *task, struct arena *arena,
                          const struct day_question *question, enum leaderboard_figure figure,
                          const struct leaderboard_filter *filter, struct answer **ret_answer,
                          size_t *ret_n, struct error *err);

#endif
