/* How sessions look: as rows of a day, and one by itself with its laps. */
#ifndef TRACKSIDE_SESSION_VIEW_H
#define TRACKSIDE_SESSION_VIEW_H

#include "trackside/answer.h"
#include "trackside/report.h"
#include "trackside/slice.h"
#include "trackside/task.h"

/* The day that a question is about. */
struct day_question {
    const char *slug;
    struct date date;
    bool is_archived; /* its archive is asked instead of the store */
};

/* The sessions of a day, one a row. */
struct sheet *session_view_sheet(struct arena *arena, const struct session_summary *sessions,
                                 size_t n);

/* "session": its figures as the head, its laps. */
struct answer *session_view_answer(struct arena *arena, const struct session_report *report);

/*
 * The sessions of a stored day that fit, or of its archive; *ret_n tells how many fit, of whatever
 * slice. ERROR_NOT_FOUND when the day is not there.
 */
int session_view_list(struct task *task, struct arena *arena, const struct day_question *question,
                      const struct session_filter *filter, const struct slice *slice,
                      struct answer **ret_answer, size_t *ret_n, struct error *err);

/* One session, of the store or of the latest archive that has it; ERROR_NOT_FOUND without it. */
int session_view_find(struct task *task, struct arena *arena, const char *session_id,
                      bool is_archived, const struct session_report **ret_report,
                      struct error *err);

#endif
