/*
 * UTF-8, one character at a time. Strict: no overlong forms, no surrogates, nothing above
 * U+10FFFF.
 */
#ifndef UTF8_H
#define UTF8_H

#include "trackside/bytes.h"

#include <stdint.h>

/*
 * One character, or one bad sequence: the longest start of a character that is not
 * completed, as Unicode recommends, so that readers agree on how many U+FFFD it makes.
 */
struct utf8_unit {
    struct bytes bytes;
    int32_t codepoint; /* U+FFFD when not valid */
    bool valid;
};

/* Take the first unit off *rest, which must not be empty. */
struct utf8_unit utf8_take(struct bytes *rest);

/*
 * Does a terminal act on it rather than show it? C0 and C1 controls, DEL, the marks that
 * turn the direction of writing, and the line separators.
 */
bool utf8_is_control(int32_t codepoint);

#endif
