/*
 * Texts of a script, their escapes decoded to UTF-8.
 */
#include "trackside/script_text.h"

#include "codepoint.h"

#include <stdint.h>
#include <string.h>

/* n hex digits at the start of text; -1 when they are not all there. */
static int32_t hex_number(struct bytes text, size_t n)
{
    int32_t number = 0;

    if (text.size < n)
        return -1;
    for (size_t i = 0; i < n; i++) {
        int digit = bytes_hex_value(text.data[i]);

        if (digit < 0)
            return -1;
        number = number * 16 + digit;
    }
    return number;
}

/* The digits behind \u, and a second \uXXXX when the two are one character. */
static struct bytes take_unicode(struct bytes text, int32_t *ret_code)
{
    int32_t code = hex_number(text, 4);

    if (code < 0) {
        *ret_code = -1;
        return text;
    }
    text = bytes_skip(text, 4);
    if (code >= 0xd800 && code <= 0xdbff && bytes_starts_with(text, BYTES("\\u"))) {
        int32_t low = hex_number(bytes_skip(text, 2), 4);

        if (low >= 0xdc00 && low <= 0xdfff) {
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            text = bytes_skip(text, 6);
        }
    }
    *ret_code = code;
    return text;
}

/* Decode what follows a backslash; returns what is left. */
static struct bytes take_escape(struct bytes text, char **out, size_t *n_replaced)
{
    static const char letters[] = "bfnrtv";
    static const char meanings[] = "\b\f\n\r\t\v";
    char c = text.data[0];
    int32_t code = 0; /* what \0 stands for */
    const char *known;

    text = bytes_skip(text, 1);
    if (c == 'u' || c == 'x' || c == '0') {
        bool good;

        if (c == 'u')
            text = take_unicode(text, &code);
        else if (c == 'x') {
            code = hex_number(text, 2);
            text = code < 0 ? text : bytes_skip(text, 2);
        }
        good = codepoint_is_character(code);
        *n_replaced += !good;
        *out = codepoint_put(*out, good ? code : CODEPOINT_REPLACEMENT);
        return text;
    }
    known = c == '\0' ? NULL : strchr(letters, c);
    if (known != NULL)
        c = meanings[known - letters];
    *(*out)++ = c;
    return text;
}

const char *script_decode(struct bytes text, struct arena *arena, size_t *n_replaced)
{
    /* Two characters that become the three bytes of U+FFFD are the worst case. */
    char *decoded = arena_alloc(arena, text.size + text.size / 2 + 1);
    char *out = decoded;

    while (text.size > 0) {
        if (text.data[0] == '\\' && text.size > 1) {
            text = take_escape(bytes_skip(text, 1), &out, n_replaced);
        } else {
            *out++ = text.data[0];
            text = bytes_skip(text, 1);
        }
    }
    return decoded;
}
