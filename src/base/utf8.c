/*
 * Decoding UTF-8 strictly. The first byte says how many follow; what the second may be is
 * narrowed for four first bytes, and that alone shuts out every malformed character
 * (Unicode, table 3-7).
 */
#include "utf8.h"

struct utf8_form {
    unsigned char first_low, first_high;
    unsigned char second_low, second_high;
    unsigned char size;
    unsigned char payload; /* the bits of the first byte that belong to the character */
};

static const struct utf8_form forms[] = {
    {0x00, 0x7F, 0x00, 0x00, 1, 0x7F}, {0xC2, 0xDF, 0x80, 0xBF, 2, 0x1F},
    {0xE0, 0xE0, 0xA0, 0xBF, 3, 0x0F}, {0xE1, 0xEC, 0x80, 0xBF, 3, 0x0F},
    {0xED, 0xED, 0x80, 0x9F, 3, 0x0F}, {0xEE, 0xEF, 0x80, 0xBF, 3, 0x0F},
    {0xF0, 0xF0, 0x90, 0xBF, 4, 0x07}, {0xF1, 0xF3, 0x80, 0xBF, 4, 0x07},
    {0xF4, 0xF4, 0x80, 0x8F, 4, 0x07},
};

static const struct utf8_form *form_of(unsigned char first)
{
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (first >= forms[i].first_low && first <= forms[i].first_high)
            return &forms[i];
    }
    return NULL;
}

static bool may_follow(const struct utf8_form *form, size_t index, unsigned char byte)
{
    if (index == 1)
        return byte >= form->second_low && byte <= form->second_high;
    return byte >= 0x80 && byte <= 0xBF;
}

struct utf8_unit utf8_take(struct bytes *rest)
{
    unsigned char first = (unsigned char)rest->data[0];
    const struct utf8_form *form = form_of(first);
    struct utf8_unit unit = {.codepoint = 0xFFFD};
    int32_t codepoint = form ? first & form->payload : 0;
    size_t size = 1;

    while (form && size < form->size && size < rest->size) {
        unsigned char byte = (unsigned char)rest->data[size];

        if (!may_follow(form, size, byte))
            break;
        codepoint = (codepoint << 6) | (byte & 0x3F);
        size++;
    }
    unit.bytes = bytes_first(*rest, size);
    *rest = bytes_skip(*rest, size);
    if (form && size == form->size) {
        unit.codepoint = codepoint;
        unit.valid = true;
    }
    return unit;
}

bool utf8_is_control(int32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
