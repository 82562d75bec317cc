/*
 * What the title and the headings of a session page say of the session.
 */
#ifndef TRACKSIDE_LIVERC_SESSION_TITLE_H
#define TRACKSIDE_LIVERC_SESSION_TITLE_H

#include "clocks.h"
#include "frame.h"

struct session_title {
    const char *driver_name; /* NULL when the title has another form */
    struct local_time start; /* absent likewise */
    struct clock_form form;  /* of its clock */
};

struct session_title session_title_read(struct reading *reading);

/* A start to the minute becomes the title's, when that is of the same minute and has a second. */
void session_title_refine(const struct session_title *title, struct practice_session *session);

/* A finding for each place that disagrees with the session's table. */
void session_title_check(struct reading *reading, const struct session_title *title,
                         const struct practice_session *session);

#endif
