/*
 * The pieces of which an .expect file is made (fixtures/liverc/README.md has the form).
 */
#ifndef TRACKSIDE_TESTS_LINES_H
#define TRACKSIDE_TESTS_LINES_H

#include "trackside/buffer.h"
#include "trackside/calendar.h"
#include "trackside/finding.h"
#include "trackside/number.h"

const char *or_dash(const char *text);

/* The value, and behind it in quotes how the page prints it where that differs; "-" for none. */
void put_figure(struct buffer *out, const char *value, const char *raw);
void put_ms(struct buffer *out, int64_t ms, const char *raw);
void put_duration(struct buffer *out, int64_t seconds, const char *raw);
void put_count(struct buffer *out, int64_t count);
void put_time(struct buffer *out, struct local_time time);

/* "key: value", and nothing when the page does not say. */
void put_text_line(struct buffer *out, const char *key, const char *text);
void put_count_line(struct buffer *out, const char *key, int64_t count);
void put_time_line(struct buffer *out, const char *key, struct local_time time);
void put_ms_line(struct buffer *out, const char *key, int64_t ms, const char *raw);
void put_duration_line(struct buffer *out, const char *key, int64_t seconds, const char *raw);

/* Without their sentences: what counts is that it is told, of what kind, and where. */
void put_findings(struct buffer *out, const struct finding *findings, size_t n);

#endif
