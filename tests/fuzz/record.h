/*
 * What a reader gave, checked against what race.h promises and written down line by line, so that
 * two readings of one page can be compared.
 */
#ifndef TRACKSIDE_TESTS_FUZZ_RECORD_H
#define TRACKSIDE_TESTS_FUZZ_RECORD_H

#include "trackside/buffer.h"
#include "trackside/finding.h"
#include "trackside/practice.h"

struct record {
    struct buffer text;
    struct bytes page; /* what was read: nothing on it can be more often than its bytes allow */
};

void record_raw(struct record *record, const char *text);   /* as written; may be NULL or "" */
void record_text(struct record *record, const char *text);  /* may be NULL or "" */
void record_words(struct record *record, const char *text); /* NULL, or not blank */
void record_count(struct record *record, int64_t value);    /* absent, or 0 and more */
void record_figure(struct record *record, int64_t value);   /* absent, or anything */
void record_date(struct record *record, struct date date);  /* never absent */
void record_time(struct record *record, struct local_time time);
void record_month(struct record *record, struct date date); /* day 0, never absent */
void record_rows(struct record *record, const struct session_row *rows, size_t n, size_t n_skipped);
void record_findings(struct record *record, const struct finding *findings, size_t n);

/* How often a word (in lower case) stands on the page, in any case. */
size_t record_n_on_page(const struct record *record, const char *word);

#endif
