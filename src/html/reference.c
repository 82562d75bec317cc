/*
 * Character references of HTML.
 */
#include "trackside/reference.h"

#include "codepoint.h"
#include "reference_names.h"

#include <stdlib.h>
#include <string.h>

/* What the numbers 128 to 159 were meant for by those who wrote them; 0 where Windows-1252 has
 * nothing, which leaves the control character. */
static const int32_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* "#233;", "#xE9": any number of digits, with or without `;`. */
static bool read_number(struct bytes text, struct reference *reference)
{
    bool is_hex = text.size > 1 && (text.data[1] == 'x' || text.data[1] == 'X');
    size_t at = is_hex ? 2 : 1;
    size_t begin = at;
    int64_t code = 0;

    for (; at < text.size; at++) {
        int digit = bytes_hex_value(text.data[at]);

        if (digit < 0 || (!is_hex && digit > 9))
            break;
        if (code <= 0x10FFFF)
            code = code * (is_hex ? 16 : 10) + digit;
    }
    if (at == begin)
        return false;
    if (at < text.size && text.data[at] == ';')
        at++;
    if (code >= 128 && code < 160 && windows_1252[code - 128] != 0)
        code = windows_1252[code - 128];
    if (!codepoint_is_character(code))
        code = CODEPOINT_REPLACEMENT;
    reference->size = at;
    reference->is_number = true;
    *codepoint_put(reference->text, code) = '\0';
    return true;
}

static int compare_names(const void *key, const void *element)
{
    return strcmp(key, ((const struct reference_name *)element)->name);
}

static const struct reference_name *find_name(struct bytes name)
{
    char text[REFERENCE_NAME_SIZE + 1] = {0};

    memcpy(text, name.data, name.size);
    return bsearch(text, reference_names, n_reference_names, sizeof(reference_names[0]),
                   compare_names);
}

static bool is_alphanumeric(char c)
{
    return bytes_is_letter(c) || bytes_is_digit(c);
}

/* The longest name that is one. */
static bool read_name(struct bytes text, bool in_attribute, struct reference *reference)
{
    size_t size = 0;

    while (size < text.size && size < REFERENCE_NAME_SIZE && is_alphanumeric(text.data[size]))
        size++;
    if (size < text.size && size < REFERENCE_NAME_SIZE && text.data[size] == ';')
        size++;
    for (; size > 1; size--) {
        const struct reference_name *name = find_name(bytes_first(text, size));
        bool goes_on =
            size < text.size && (is_alphanumeric(text.data[size]) || text.data[size] == '=');

        if (name == NULL)
            continue;
        if (in_attribute && goes_on && text.data[size - 1] != ';')
            return false;
        reference->size = size;
        memcpy(reference->text, name->text, strlen(name->text) + 1);
        return true;
    }
    return false;
}

bool reference_read(struct bytes text, bool in_attribute, struct reference *ret_reference)
{
    *ret_reference = (struct reference){0};
    if (text.size > 0 && text.data[0] == '#')
        return read_number(text, ret_reference);
    return read_name(text, in_attribute, ret_reference);
}
