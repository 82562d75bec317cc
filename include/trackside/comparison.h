/*
 * Two or more sets of laps against the first of them: runs, drivers or days. Medians of the counted
 * laps and clean pace, each with the interval that noise leaves and a verdict (difference.h).
 */
#ifndef TRACKSIDE_COMPARISON_H
#define TRACKSIDE_COMPARISON_H

#include "trackside/difference.h"
#include "trackside/run_figures.h"
#include "trackside/task.h"

/* What is compared: a session or race by the site's number, or a driver's day. */
struct comparison_operand {
    const char *text;       /* as it was typed */
    const char *session_id; /* NULL: a driver's day */
    bool is_race;           /* the number is a race's */
    bool is_session;        /* the number is a practice session's; neither: whichever there is */
    const char *driver;     /* NULL where a session has but one */
    const char *source_event_id; /* of a driver's day */
    const char *class_name;      /* in the class's name; NULL: the only one that was driven */
};

struct comparison_side {
    const char *name; /* "A", "B", ... */
    const char *text; /* as it was typed */
    const char *driver_name;
    const char *class_name;
    const char *track_slug;
    const char *date;
    const char *session_ids;        /* JSON list */
    const char *url;                /* of the first session */
    const struct run_figures *runs; /* whole sessions, in order */
    size_t n_runs;
    const int64_t *laps_ms; /* counted ones of all of them */
    size_t n_laps;
    const int64_t *clean_ms; /* clean within each session */
    size_t n_clean;
    int64_t laps_used, clean_laps; /* the same numbers, for rows */
    int64_t fast_ms, average_ms, median_ms, clean_pace_ms, spread_ms;
    int64_t consistency, clean_consistency; /* of several sessions the mean by their laps */
    int64_t top3_ms, stretch_ms;            /* the best of the sessions */
};

struct comparison_difference {
    const char *side, *against;
    const char *figure; /* "clean_pace", "median_lap" */
    struct difference difference;
    int64_t laps_used; /* of the side that has fewer */
    const char *verdict;
};

struct comparison {
    enum clean_rule rule;
    const struct comparison_side *sides;
    size_t n_sides;
    const struct comparison_difference *differences; /* two for each side but the first */
    size_t n_differences;
};

/*
 * ERROR_NOT_FOUND names the operand that is not stored; ERROR_USAGE the one that several drivers or
 * classes fit. At least one operand; of one there are no differences.
 */
int comparison_of(struct task *task, struct arena *arena, const struct comparison_operand *operands,
                  size_t n, enum clean_rule rule, struct comparison *ret_comparison,
                  struct error *err);

#endif
