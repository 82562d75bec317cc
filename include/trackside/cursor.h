/*
 * A place in a script, and the steps over what stands there. At its end the cursor stays.
 */
#ifndef TRACKSIDE_CURSOR_H
#define TRACKSIDE_CURSOR_H

#include "trackside/bytes.h"

struct cursor {
    const char *at;
    const char *end;
};

/* At its beginning; the empty text may have no address. */
struct cursor cursor_of(struct bytes script);

/* A letter or digit of ASCII, `_` or `$`. */
bool cursor_is_name_part(char c);

/* To the end of the line, without its newline. */
void cursor_skip_line(struct cursor *cursor);

/* White space and comments. */
void cursor_skip_blank(struct cursor *cursor);

/* Behind white space and comments and this character; false when another stands there. */
bool cursor_take(struct cursor *cursor, char wanted);

/*
 * From an opening quote to behind its partner; what is between goes to *ret_inner. False when the
 * line or the script ends before it: then it was no text, and the cursor is behind the quote.
 */
bool cursor_skip_quoted(struct cursor *cursor, struct bytes *ret_inner);

/* As much as is part of a name, perhaps nothing. */
struct bytes cursor_take_name(struct cursor *cursor);

#endif
