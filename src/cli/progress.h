/*
 * How far a step has come, as one line for a terminal: a bar, pages done, how long the rest will
 * take at the pace so far, and what is in hand. Pure: events and moments in, a line out.
 */
#ifndef TRACKSIDE_PROGRESS_H
#define TRACKSIDE_PROGRESS_H

#include "trackside/arena.h"
#include "trackside/calendar.h"
#include "trackside/trace.h"

/* A step is one lot of pages: the months of a range, the session pages of a day. All zero: none. */
struct progress {
    int64_t done, total;
    int64_t began_ms; /* monotonic */
    struct date day;  /* in hand, of a run over several; the next two tell which it is */
    int64_t day_number, n_days;
};

/* A practice day is begun, after n_done others of n_days. */
void progress_begin_day(struct progress *progress, struct date day, int64_t n_done, int64_t n_days);

/* Take an event in. Another total, or fewer pages done than before, is another step. */
void progress_note(struct progress *progress, const struct trace_event *event, int64_t now_ms);

/* Milliseconds the rest of the step will take; ABSENT while no page of it is done. */
int64_t progress_left_ms(const struct progress *progress, int64_t now_ms);

/*
 * The line, in the arena, at most `columns` characters of it: what is longer would wrap, and could
 * not be taken off the screen again. A step of one page is its subject alone. `subject` must be fit
 * for a terminal.
 */
const char *progress_line(const struct progress *progress, const char *subject, int64_t now_ms,
                          size_t columns, struct arena *arena);

#endif
