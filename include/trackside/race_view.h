/*
 * How races look: an event with its races, a race with its results and laps, entries, standings.
 */
#ifndef TRACKSIDE_RACE_VIEW_H
#define TRACKSIDE_RACE_VIEW_H

#include "trackside/answer.h"
#include "trackside/event_list.h"

/* "events": a line each. */
struct answer *race_view_events(struct arena *arena, const struct event_line *lines, size_t n);

/* "event": its figures, its classes, its races. */
int race_view_event(struct task *task, struct arena *arena, const char *source_event_id,
                    struct answer **ret_answer, struct error *err);

/* "race": its figures, and everybody's results with their laps; of those whose name has `driver`
 * (NULL: all). */
int race_view_race(struct task *task, struct arena *arena, const char *race_id, const char *driver,
                   struct answer **ret_answer, struct error *err);

/* Each with the number of rows that fit; ERROR_NOT_FOUND for an event that is not stored. */
int race_view_results(struct task *task, struct arena *arena, const char *source_event_id,
                      const struct result_filter *filter, struct answer **ret_answer, size_t *ret_n,
                      struct error *err);
int race_view_entries(struct task *task, struct arena *arena, const char *source_event_id,
                      const char *class_name, struct answer **ret_answer, size_t *ret_n,
                      struct error *err);
int race_view_standings(struct task *task, struct arena *arena, const char *source_event_id,
                        const struct standing_filter *filter, struct answer **ret_answer,
                        size_t *ret_n, struct error *err);

#endif
