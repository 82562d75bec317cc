/*
 * Text as JSON.
 */
#ifndef JSON_ESCAPE_H
#define JSON_ESCAPE_H

#include "trackside/buffer.h"

/*
 * The text between quotation marks. What a terminal would act on is escaped too, as JSON is
 * often looked at on one. A bad sequence becomes U+FFFD: the result is always valid JSON.
 */
void json_escape(const char *text, struct buffer *out);

#endif
