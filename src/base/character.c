/* Characters, by utf8proc. */
#include "trackside/character.h"

#include "utf8.h"

#include <utf8proc.h>

bool character_take(struct bytes *rest, int32_t *ret_character)
{
    struct bytes all = *rest;
    struct utf8_unit unit;

    if ((signed char)all.data[0] >= 0) { /* ASCII: almost all of a page */
        *ret_character = (unsigned char)all.data[0];
        *rest = bytes_skip(all, 1);
        return true;
    }
    unit = utf8_take(rest);
    *ret_character = unit.codepoint;
    if (unit.valid)
        return true;
    *ret_character = (unsigned char)all.data[0];
    *rest = bytes_skip(all, 1);
    return false;
}

void character_append(struct buffer *out, int32_t character)
{
    utf8proc_uint8_t encoded[4];
    utf8proc_ssize_t size = utf8proc_encode_char(character, encoded);

    buffer_append(out, encoded, (size_t)size);
}

/* Han, kana, Thai, Lao, Khmer, Burmese: no blank tells where a word ends. */
static bool is_ideograph(int32_t c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x2E80 && c <= 0x31FF) ||
           (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFF66 && c <= 0xFF9F) || (c >= 0x20000 && c <= 0x3FFFF);
}

static enum character_class class_of_control(int32_t c, char second)
{
    if (second == 'f')
        return CHARACTER_IGNORABLE;
    return second == 'c' && ((c >= '\t' && c <= '\r') || c == 0x85) ? CHARACTER_SPACE
                                                                    : CHARACTER_OTHER;
}

static enum character_class class_of_ascii(int32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return CHARACTER_LETTER;
    if (c >= '0' && c <= '9')
        return CHARACTER_DIGIT;
    return c == ' ' || (c >= '\t' && c <= '\r') ? CHARACTER_SPACE : CHARACTER_OTHER;
}

enum character_class character_class_of(int32_t c)
{
    const char *category;

    if (c >= 0 && c < 0x80)
        return class_of_ascii(c);
    category = utf8proc_category_string(c); /* "Lu", "Nd": Unicode's own names */
    switch (category[0]) {
    case 'L':
        return is_ideograph(c) ? CHARACTER_IDEOGRAPH : CHARACTER_LETTER;
    case 'M':
        return CHARACTER_MARK;
    case 'N':
        return category[1] == 'd' ? CHARACTER_DIGIT : CHARACTER_OTHER;
    case 'Z':
        return CHARACTER_SPACE;
    case 'C':
        return class_of_control(c, category[1]);
    default:
        return CHARACTER_OTHER;
    }
}

size_t character_fold(int32_t character, int32_t out[static CHARACTER_FOLD_MAX])
{
    utf8proc_ssize_t n;

    if (character < 0x80) {
        out[0] = character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
        return 1;
    }
    if (character >= 0xAC00 && character <= 0xD7A3) { /* Hangul: a syllable is one letter */
        out[0] = character;
        return 1;
    }
    n = utf8proc_decompose_char(
        character, out, CHARACTER_FOLD_MAX,
        UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE, NULL);
    return n < 0 || n > CHARACTER_FOLD_MAX ? 0 : (size_t)n;
}

int32_t character_upper(int32_t character)
{
    return utf8proc_toupper(character);
}

bool character_is_upper(int32_t character)
{
    return utf8proc_category(character) == UTF8PROC_CATEGORY_LU;
}

int32_t character_compose(int32_t letter, int32_t mark)
{
    utf8proc_int32_t pair[2] = {letter, mark};
    utf8proc_ssize_t n = utf8proc_normalize_utf32(pair, 2, UTF8PROC_COMPOSE);

    return n == 1 ? pair[0] : 0;
}

bool character_is_composed(int32_t character)
{
    utf8proc_int32_t parts[CHARACTER_FOLD_MAX];

    return utf8proc_decompose_char(character, parts, CHARACTER_FOLD_MAX, UTF8PROC_DECOMPOSE, NULL) >
           1;
}
