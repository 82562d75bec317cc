/* A day that is put away or taken back, and what it holds: what archiving, restoring and forgetting
 * fill, and the view of them shows. */
#ifndef TRACKSIDE_SET_ASIDE_LINE_H
#define TRACKSIDE_SET_ASIDE_LINE_H

#include "trackside/calendar.h"

struct set_aside_line {
    const char *source_event_id;
    const char *slug;
    struct date date;
    const char *archive; /* NULL: none */
    int64_t n_sessions;
    int64_t n_laps;
    int64_t n_pages; /* of mirror.db that go too; ABSENT: none are meant to */
};

#endif
