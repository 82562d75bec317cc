/* Days that are put away or taken back, as a sheet: the same in every command that does so. */
#ifndef TRACKSIDE_SET_ASIDE_VIEW_H
#define TRACKSIDE_SET_ASIDE_VIEW_H

#include "trackside/answer.h"

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

/* {"KEY": [...], "dry_run"}, or a row a day. */
struct answer *set_aside_view_answer(struct arena *arena, const char *key,
                                     const struct set_aside_line *lines, size_t n, bool is_dry);

#endif
