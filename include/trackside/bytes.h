/*
 * Borrowed slices: a pointer and a length, never NUL-terminated by assumption.
 * A slice owns nothing; it lives as long as the bytes it points into.
 * White space here is ASCII: blank, tab, newline, carriage return, form feed, vertical tab.
 */
#ifndef TRACKSIDE_BYTES_H
#define TRACKSIDE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

struct bytes {
    const char *data; /* may be NULL only when size is 0 */
    size_t size;
};

/* A slice of a string literal. */
#define BYTES(literal) ((struct bytes){"" literal, sizeof(literal) - 1})

/* NULL gives the empty slice. */
struct bytes bytes_from_text(const char *text);

bool bytes_equal(struct bytes a, struct bytes b);
bool bytes_equal_text(struct bytes a, const char *text);
bool bytes_starts_with(struct bytes whole, struct bytes prefix);
bool bytes_ends_with(struct bytes whole, struct bytes suffix);

/* First place of needle in whole; false and *ret_at untouched when there is none. */
bool bytes_find(struct bytes whole, struct bytes needle, size_t *ret_at);
bool bytes_find_last(struct bytes whole, char wanted, size_t *ret_at);

/* The first n bytes, and all but the first n; n is cut to the size. */
struct bytes bytes_first(struct bytes whole, size_t n);
struct bytes bytes_skip(struct bytes whole, size_t n);

/* Without white space at both ends. */
struct bytes bytes_trim(struct bytes whole);

/*
 * Take the part of *rest before the next separator and move *rest behind it.
 * False when *rest is used up. "a,,b" gives "a", "", "b"; the empty slice gives nothing.
 */
bool bytes_split(struct bytes *rest, char separator, struct bytes *ret_part);

/* Equal but for the case of ASCII letters? */
bool bytes_same(struct bytes a, struct bytes b);

/* Characters in ASCII, whatever the locale; here, since pages are read by them one by one. */
static inline bool bytes_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool bytes_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool bytes_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The small form of a letter; anything else as it is. */
static inline char bytes_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The value of a digit in base 16, in either case; -1 for what is none. */
int bytes_hex_value(char c);

/* In base 16, lower case, with a NUL: 2 * size + 1 bytes of `out`, which is returned. */
char *bytes_write_hex(struct bytes bytes, char *out);

#endif
