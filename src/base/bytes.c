/*
 * Borrowed slices. The libc calls used here are never handed a NULL pointer, which the
 * empty slice may hold.
 */
#include "trackside/bytes.h"

#include <string.h>

struct bytes bytes_from_text(const char *text)
{
    if (!text)
        return (struct bytes){0};
    return (struct bytes){text, strlen(text)};
}

bool bytes_equal(struct bytes a, struct bytes b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

bool bytes_equal_text(struct bytes a, const char *text)
{
    return bytes_equal(a, bytes_from_text(text));
}

bool bytes_starts_with(struct bytes whole, struct bytes prefix)
{
    return whole.size >= prefix.size && bytes_equal(bytes_first(whole, prefix.size), prefix);
}

bool bytes_ends_with(struct bytes whole, struct bytes suffix)
{
    return whole.size >= suffix.size &&
           bytes_equal(bytes_skip(whole, whole.size - suffix.size), suffix);
}

bool bytes_find(struct bytes whole, struct bytes needle, size_t *ret_at)
{
    const char *found;

    if (needle.size == 0) {
        *ret_at = 0;
        return true;
    }
    if (whole.size < needle.size)
        return false;
    found = memmem(whole.data, whole.size, needle.data, needle.size);
    if (!found)
        return false;
    *ret_at = (size_t)(found - whole.data);
    return true;
}

bool bytes_find_last(struct bytes whole, char wanted, size_t *ret_at)
{
    const char *found;

    if (whole.size == 0)
        return false;
    found = memrchr(whole.data, wanted, whole.size);
    if (!found)
        return false;
    *ret_at = (size_t)(found - whole.data);
    return true;
}

struct bytes bytes_first(struct bytes whole, size_t n)
{
    return (struct bytes){whole.data, n < whole.size ? n : whole.size};
}

struct bytes bytes_skip(struct bytes whole, size_t n)
{
    if (whole.size == 0)
        return whole;
    if (n > whole.size)
        n = whole.size;
    return (struct bytes){whole.data + n, whole.size - n};
}

struct bytes bytes_trim(struct bytes whole)
{
    while (whole.size > 0 && bytes_is_space(whole.data[0]))
        whole = bytes_skip(whole, 1);
    while (whole.size > 0 && bytes_is_space(whole.data[whole.size - 1]))
        whole.size--;
    return whole;
}

bool bytes_split(struct bytes *rest, char separator, struct bytes *ret_part)
{
    const char *found;
    size_t part_size;

    if (rest->size == 0)
        return false;
    found = memchr(rest->data, separator, rest->size);
    part_size = found ? (size_t)(found - rest->data) : rest->size;
    *ret_part = bytes_first(*rest, part_size);
    *rest = bytes_skip(*rest, found ? part_size + 1 : part_size);
    return true;
}

bool bytes_same(struct bytes a, struct bytes b)
{
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (bytes_lower(a.data[i]) != bytes_lower(b.data[i]))
            return false;
    return true;
}

int bytes_hex_value(char c)
{
    if (bytes_is_digit(c))
        return c - '0';
    c = bytes_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char *bytes_write_hex(struct bytes bytes, char *out)
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];

        out[2 * i] = digits[byte >> 4];
        out[2 * i + 1] = digits[byte & 0xF];
    }
    out[2 * bytes.size] = '\0';
    return out;
}
