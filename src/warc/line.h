/* Lines of "Name: value", as WARC and HTTP have them. */
#ifndef TRACKSIDE_WARC_LINE_H
#define TRACKSIDE_WARC_LINE_H

#include "trackside/bytes.h"

enum {
    LINE_MAX_HEAD_SIZE = 64 * 1024, /* of all lines of a record, or of an answer */
};

/* Take the next line, without what ends it. False when no more line is ended. */
bool line_take(struct bytes *rest, struct bytes *ret_line);

/* A line's name and value; false when it is none. */
bool line_split(struct bytes line, struct bytes *ret_name, struct bytes *ret_value);

/* Names have no case. */
bool line_is_named(struct bytes name, const char *wanted);

#endif
