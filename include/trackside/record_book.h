/*
 * Records: who was the best at a track in a class, by which figure, and how a record fell over
 * time. Practice and races alike, as the filter says.
 */
#ifndef TRACKSIDE_RECORD_BOOK_H
#define TRACKSIDE_RECORD_BOOK_H

#include "trackside/pace_report.h"
#include "trackside/task.h"

enum record_figure {
    RECORD_BEST,
    RECORD_TOP3,
    RECORD_5MIN,
    RECORD_LAPS,
    RECORD_N_FIGURES,
};

/* "best", "top3", "5min", "laps". */
extern const char *const record_figure_names[RECORD_N_FIGURES];

struct record {
    const char *track_slug;
    const char *class_name;
    const char *class_key;
    enum record_figure figure;
    int64_t value;      /* milliseconds, or laps */
    int64_t gain;       /* on the record before, in the same unit; ABSENT for the first there is */
    int64_t lap_number; /* best: of the lap; 5min: of the first; ABSENT where unknown */
    bool is_suspected;  /* best: the lap may be a cut (lap_doubt.h) */
    const char *driver_name;
    const char *date;
    const char *session_id;
    const char *session_type;
    const char *url;
};

struct record_question {
    struct pace_filter filter;
    enum record_figure figure;
    bool wants_history; /* every record that fell, not only those that stand */
    bool leaves_suspected_out;
};

/*
 * By track and class, the earliest first within each. ERROR_NOT_FOUND when no result fits.
 */
int record_book_of(struct task *task, struct arena *arena, const struct record_question *question,
                   const struct record **ret_records, size_t *ret_n, struct error *err);

#endif
