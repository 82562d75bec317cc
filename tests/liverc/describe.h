/*
 * What a page says, as the lines of an .expect file (fixtures/liverc/README.md has the form).
 */
#ifndef TRACKSIDE_TESTS_DESCRIBE_H
#define TRACKSIDE_TESTS_DESCRIBE_H

#include "trackside/buffer.h"
#include "trackside/practice.h"
#include "trackside/track_directory.h"

void describe_month(const struct practice_month *month, struct buffer *out);
void describe_day(const struct practice_day *day, struct buffer *out);
void describe_directory(const struct track_directory *directory, struct buffer *out);
void describe_session(const struct practice_session *session, struct buffer *out);

#endif
