/*
 * The events of a track: what the site lists, with what is stored of it; or the stored ones of any
 * track.
 */
#ifndef TRACKSIDE_EVENT_LIST_H
#define TRACKSIDE_EVENT_LIST_H

#include "trackside/event_report.h"
#include "trackside/task.h"

struct event_list_question {
    const char *slug;     /* NULL: of all tracks, what is stored */
    struct date from, to; /* with a day in the range; either may be absent */
    const char *text;     /* whose name has it; NULL: any */
    bool only_stored;     /* the site is not asked */
    bool with_days;       /* practice days that are stored, too */
};

/* One event, newest first. */
struct event_line {
    const char *type; /* "race_event", "practice_day" */
    const char *uuid; /* the id that an export gives it */
    const char *source_event_id;
    const char *track_slug;
    const char *name;
    const char *date;     /* "2025-11-15" */
    const char *end_date; /* NULL for one day */
    int64_t n_entries;    /* of a race event, as the next */
    int64_t n_drivers;
    int64_t n_sessions; /* stored sessions or races; ABSENT when it is not stored */
    int64_t n_laps;
    bool is_ingested;
    bool is_stale;      /* of the site's list: past its time */
    int64_t fetched_at; /* when the list was last confirmed; ABSENT of what is stored alone */
};

/* The lines are in the arena. ERROR_NOT_FOUND when nothing fits. */
int event_list_find(struct task *task, struct arena *arena,
                    const struct event_list_question *question, const struct event_line **ret_lines,
                    size_t *ret_n, struct mirror_requests *ret_requests, struct error *err);

#endif
