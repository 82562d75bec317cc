/*
 * What the readers of race events gave, checked against what race.h promises; see record.h.
 */
#ifndef TRACKSIDE_TESTS_FUZZ_RECORD_EVENT_H
#define TRACKSIDE_TESTS_FUZZ_RECORD_EVENT_H

#include "trackside/race.h"

#include "record.h"

void record_id(struct record *record, const char *id);         /* digits; never NULL */
void record_id_or_none(struct record *record, const char *id); /* digits, or NULL */
void record_name(struct record *record, const char *name);     /* never NULL, not blank */
void record_day(struct record *record, struct date date);      /* a day, or absent */
void record_run(struct record *record, const struct race_run *run);
void record_time_figure(struct record *record, struct race_figure figure); /* 0 and more */
void record_heading(struct record *record, const struct event_heading *heading);

/* A value with its text: absent when there is none. */
void record_place(struct record *record, const char *raw, int64_t value);

/* No more members than the page has elements of a name. */
void record_at_most(struct record *record, size_t n, const char *word);

#endif
