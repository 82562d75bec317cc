/*
 * Characters by their numbers, to UTF-8.
 */
#ifndef TRACKSIDE_HTML_CODEPOINT_H
#define TRACKSIDE_HTML_CODEPOINT_H

#include <stdbool.h>
#include <stdint.h>

enum {
    CODEPOINT_REPLACEMENT = 0xFFFD,
};

/* One that can stand in a C text: neither NUL nor half a surrogate pair, nor beyond Unicode. */
bool codepoint_is_character(int64_t code);

/* At most four bytes; returns the end of them. */
char *codepoint_put(char *out, int64_t code);

#endif
