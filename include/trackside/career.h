/*
 * How somebody's pace went on from day to day: each day, track and class a line, practice and races
 * alike.
 */
#ifndef TRACKSIDE_CAREER_H
#define TRACKSIDE_CAREER_H

#include "trackside/run_figures.h"
#include "trackside/task.h"

struct career_day {
    const char *date;
    const char *track_slug;
    const char *class_name;
    const char *class_key;
    const char *session_type; /* of the first of its sessions */
    const char *source_event_id;
    int64_t n_sessions;
    int64_t laps_used, clean_laps;
    int64_t fast_ms, top3_ms, stretch_ms; /* the best of the sessions */
    const char *fast_session_id;
    int64_t median_ms;     /* of all counted laps of the day */
    int64_t clean_pace_ms; /* of laps clean within their session */
    int64_t consistency;   /* mean of the sessions' by their laps */
    int64_t change_previous_ms,
        change_first_ms;  /* of the clean pace, at that track in that class */
    int64_t best_ever_ms; /* the fastest lap there until that day */
};

struct career {
    const char *driver_name; /* names, with commas between, where several fit */
    enum clean_rule rule;
    const struct career_day *days; /* the earliest first */
    size_t n_days;
};

/* ERROR_NOT_FOUND when nothing that fits is stored. */
int career_of(struct task *task, struct arena *arena, const struct pace_filter *filter,
              enum clean_rule rule, struct career *ret_career, struct error *err);

#endif
