/*
 * Numbers from text and back, strictly: the whole slice must be the number (white
 * space around it is allowed), overflow is refused, no locale is asked, nothing
 * passes through floating point. Times are integer milliseconds from here on.
 *
 * Readers return false and leave the result untouched when the text is anything else.
 */
#ifndef TRACKSIDE_NUMBER_H
#define TRACKSIDE_NUMBER_H

#include "trackside/bytes.h"

#include <stdint.h>

/* A field the page leaves blank, or that has no value. Stored as NULL, printed as nothing. */
#define ABSENT INT64_MIN

static inline bool is_absent(int64_t value)
{
    return value == ABSENT;
}

/* "42", "-7". Thousands commas are not accepted. */
bool number_read_int(struct bytes text, int64_t *ret_value);

/*
 * A lap time: "34.746", "94.841", "1:34.746", "1:02:03.5", "55"; a decimal comma is
 * accepted. At most three decimals. In minutes form the seconds have two digits below 60.
 */
bool number_read_ms(struct bytes text, int64_t *ret_ms);

/* A length in whole seconds: "55" (bare seconds), "8:28", "75:10", "1:02:03". */
bool number_read_duration(struct bytes text, int64_t *ret_seconds);

/* A percentage with at most three decimals, "94.695%" or "94.695", in thousandths: 94695; a decimal
 * comma is accepted. */
bool number_read_percent(struct bytes text, int64_t *ret_thousandths);

enum {
    NUMBER_TEXT_SIZE = 32, /* room for any of the forms below, with its NUL */
};

/* 34746 -> "34.746", always three decimals. ABSENT gives "". Returns out. */
char *number_format_ms(int64_t ms, char out[static NUMBER_TEXT_SIZE]);

/* 508 -> "8:28", 55 -> "0:55", 3723 -> "1:02:03". ABSENT gives "". Returns out. */
char *number_format_duration(int64_t seconds, char out[static NUMBER_TEXT_SIZE]);

#endif
