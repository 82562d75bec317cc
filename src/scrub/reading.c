/* Escapes undone, layer by layer; a layer that finds none is the last. */
#include "reading.h"

#include "trackside/character.h"
#include "trackside/reference.h"

#include <string.h>

enum {
    LONGEST_REFERENCE = 40, /* without its `&`; leading zeros aside */
    MAX_DIGITS = 8,
    MAX_CODEPOINT = 0x10FFFF,
};

/* ---- the bytes themselves ---- */

static void read_bytes(struct bytes text, struct arena *arena, struct reading *reading)
{
    struct bytes rest = text;

    reading->text = text;
    reading->signs = arena_new_array(arena, text.size + 1, struct sign);
    reading->n = 0;
    while (rest.size > 0) {
        struct sign *sign = &reading->signs[reading->n++];

        sign->begin = text.size - rest.size;
        sign->spelling = character_take(&rest, &sign->character) ? SPELLING_PLAIN : SPELLING_BYTE;
        sign->end = text.size - rest.size;
    }
}

/* ---- one escape: how many signs it takes, 0 for none ---- */

static int32_t at(const struct reading *in, size_t i)
{
    return i < in->n ? in->signs[i].character : 0;
}

static int hex_value(int32_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Up to `most` digits of a base from i on; how many there are. */
static size_t read_digits(const struct reading *in, size_t i, int base, size_t most,
                          int32_t *ret_value)
{
    int32_t value = 0;
    size_t n = 0;

    while (n < most) {
        int digit = hex_value(at(in, i + n));

        if (digit < 0 || digit >= base)
            break;
        if (value <= MAX_CODEPOINT)
            value = value * base + digit;
        n++;
    }
    *ret_value = value;
    return n;
}

static bool is_character(int32_t c)
{
    return c > 0 && c <= MAX_CODEPOINT && (c < 0xD800 || c > 0xDFFF);
}

static bool is_alphanumeric(int32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* A reference to two characters at once is in nobody's name. */
static size_t read_reference(const struct reading *in, size_t i, struct sign *sign)
{
    char text[LONGEST_REFERENCE];
    struct reference reference;
    struct bytes character;
    size_t n = 0;

    while (n < sizeof(text) && at(in, i + 1 + n) > ' ' && at(in, i + 1 + n) < 0x7F) {
        text[n] = (char)at(in, i + 1 + n);
        n++;
    }
    if (!reference_read((struct bytes){text, n}, false, &reference))
        return 0;
    character = bytes_from_text(reference.text);
    character_take(&character, &sign->character);
    sign->spelling =
        reference.is_number && (text[1] == 'x' || text[1] == 'X') ? SPELLING_HEX : SPELLING_DECIMAL;
    return character.size == 0 ? 1 + reference.size : 0;
}

static size_t read_low_surrogate(const struct reading *in, size_t i, int32_t *character)
{
    int32_t low;

    if (at(in, i) != '\\' || at(in, i + 1) != 'u' || read_digits(in, i + 2, 16, 4, &low) != 4 ||
        low < 0xDC00 || low > 0xDFFF)
        return 0;
    *character = 0x10000 + ((*character - 0xD800) << 10) + (low - 0xDC00);
    return 6;
}

static size_t read_u(const struct reading *in, size_t i, struct sign *sign)
{
    size_t n;

    sign->spelling = SPELLING_U;
    if (at(in, i + 2) == '{') {
        n = read_digits(in, i + 3, 16, MAX_DIGITS, &sign->character);
        return n > 0 && at(in, i + 3 + n) == '}' && is_character(sign->character) ? n + 4 : 0;
    }
    if (read_digits(in, i + 2, 16, 4, &sign->character) != 4)
        return 0;
    n = 6;
    if (sign->character >= 0xD800 && sign->character <= 0xDBFF)
        n += read_low_surrogate(in, i + 6, &sign->character);
    return is_character(sign->character) ? n : 0;
}

static size_t read_backslash(const struct reading *in, size_t i, struct sign *sign)
{
    int32_t next = at(in, i + 1);

    if (next == 'u')
        return read_u(in, i, sign);
    if (next == 'x') {
        sign->spelling = SPELLING_X;
        return read_digits(in, i + 2, 16, 2, &sign->character) == 2 && is_character(sign->character)
                   ? 4
                   : 0;
    }
    if (next == 0 || next > 0x7F || strchr("'\"/`\\nrtbfv", (char)next) == NULL)
        return 0;
    sign->spelling = SPELLING_ESCAPE;
    sign->character = is_alphanumeric(next) ? ' ' : next;
    return 2;
}

/* %XX sequences make UTF-8; one that does not is a character of Latin-1. */
static size_t read_percent(const struct reading *in, size_t i, struct sign *sign)
{
    char bytes[4];
    struct bytes rest = {bytes, 0};
    int32_t value;
    size_t n;

    while (rest.size < sizeof(bytes) && at(in, i + 3 * rest.size) == '%' &&
           read_digits(in, i + 3 * rest.size + 1, 16, 2, &value) == 2)
        bytes[rest.size++] = (char)value;
    if (rest.size == 0)
        return 0;
    n = rest.size;
    sign->spelling = SPELLING_PERCENT;
    character_take(&rest, &sign->character);
    return sign->character != 0 ? 3 * (n - rest.size) : 0;
}

static size_t read_escape(const struct reading *in, size_t i, struct sign *sign)
{
    switch (at(in, i)) {
    case '&':
        return read_reference(in, i, sign);
    case '\\':
        return read_backslash(in, i, sign);
    case '%':
        return read_percent(in, i, sign);
    default:
        return 0;
    }
}

/* ---- layers ---- */

static bool is_plain(const struct reading *in, size_t i, size_t n)
{
    for (size_t k = i; k < i + n; k++) {
        if (in->signs[k].spelling != SPELLING_PLAIN)
            return false;
    }
    return true;
}

/* In place: an escape is never shorter than what it stands for. */
static bool undo_layer(struct reading *reading)
{
    size_t n_out = 0;
    bool found = false;

    for (size_t i = 0; i < reading->n;) {
        struct sign sign = reading->signs[i];
        size_t n = read_escape(reading, i, &sign);

        if (n == 0) {
            sign = reading->signs[i];
            n = 1;
        } else {
            found = true;
            if (!is_plain(reading, i, n))
                sign.spelling = SPELLING_NESTED;
            sign.end = reading->signs[i + n - 1].end;
        }
        reading->signs[n_out++] = sign;
        i += n;
    }
    reading->n = n_out;
    return found;
}

bool reading_make(struct bytes text, int depth, struct arena *arena, struct reading *ret_reading)
{
    read_bytes(text, arena, ret_reading);
    for (int i = 0; i < depth; i++) {
        if (!undo_layer(ret_reading))
            return false;
    }
    return true;
}
