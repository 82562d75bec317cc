/*
 * Single characters (code points): what they are, and how they compare.
 */
#ifndef TRACKSIDE_CHARACTER_H
#define TRACKSIDE_CHARACTER_H

#include "trackside/arena.h"
#include "trackside/buffer.h"

#include <stdint.h>

enum character_class {
    CHARACTER_LETTER,
    CHARACTER_IDEOGRAPH, /* a letter of a script written without blanks between words */
    CHARACTER_MARK,      /* belongs to the letter before it */
    CHARACTER_DIGIT,
    CHARACTER_SPACE,
    CHARACTER_IGNORABLE, /* not seen: soft hyphens, joiners */
    CHARACTER_OTHER,
};

enum {
    CHARACTER_FOLD_MAX = 32, /* most code points that one character folds to */
};

/*
 * Take the first character off *rest, which must not be empty. False for a byte that begins no
 * character: it is taken alone, and *ret_character is its value.
 */
bool character_take(struct bytes *rest, int32_t *ret_character);

/* Append as UTF-8. */
void character_append(struct buffer *out, int32_t character);

enum character_class character_class_of(int32_t character);

/*
 * For comparing: without case and compatibility forms, decomposed, the ignorable gone ("É" and
 * "E" + U+0301 both give "e", U+0301). Returns how many code points, 0 included.
 */
size_t character_fold(int32_t character, int32_t out[static CHARACTER_FOLD_MAX]);

int32_t character_upper(int32_t character);
bool character_is_upper(int32_t character); /* has case, and is its upper one */

/* Letter and mark as one character where Unicode has one, else the letter; 0 when it has none. */
int32_t character_compose(int32_t letter, int32_t mark);

/* Is it written as one character where letter and mark could stand apart? */
bool character_is_composed(int32_t character);

#endif
