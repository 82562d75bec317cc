/* How the state of everything stored looks: a sheet for each thing there is to know. */
#ifndef TRACKSIDE_STATUS_VIEW_H
#define TRACKSIDE_STATUS_VIEW_H

#include "trackside/answer.h"
#include "trackside/task.h"

/* What the question is about; both parts may be left out. */
struct status_scope {
    const char *slug;            /* NULL: all tracks */
    struct date date;            /* year 0: all days */
    const char *source_event_id; /* of that day; NULL: all */
};

/* ERROR_NOT_FOUND for a track of which nothing is known. */
int status_view_answer(struct task *task, struct arena *arena, const struct status_scope *scope,
                       struct answer **ret_answer, struct error *err);

#endif
