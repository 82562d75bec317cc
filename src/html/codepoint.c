/* Characters by their numbers, to UTF-8. */
#include "codepoint.h"

bool codepoint_is_character(int64_t code)
{
    return code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

char *codepoint_put(char *out, int64_t code)
{
    if (code < 0x80) {
        *out++ = (char)code;
        return out;
    }
    if (code < 0x800) {
        *out++ = (char)(0xC0 | code >> 6);
    } else {
        if (code < 0x10000) {
            *out++ = (char)(0xE0 | code >> 12);
        } else {
            *out++ = (char)(0xF0 | code >> 18);
            *out++ = (char)(0x80 | (code >> 12 & 0x3F));
        }
        *out++ = (char)(0x80 | (code >> 6 & 0x3F));
    }
    *out++ = (char)(0x80 | (code & 0x3F));
    return out;
}
