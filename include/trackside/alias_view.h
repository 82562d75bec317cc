/* How driver aliases look, for `driver alias add`, `list` and `remove`. */
#ifndef TRACKSIDE_ALIAS_VIEW_H
#define TRACKSIDE_ALIAS_VIEW_H

#include "trackside/answer.h"
#include "trackside/task.h"

/* The aliases of one person (NULL: all), with what each transponder was used for. */
int alias_view_list(struct task *task, struct arena *arena, const char *person,
                    struct answer **ret_answer, struct error *err);

#endif
