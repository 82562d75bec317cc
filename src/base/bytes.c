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

bool bytes_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool bytes_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
