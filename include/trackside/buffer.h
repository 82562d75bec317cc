/*
 * An owned, growing run of bytes with a ceiling given at birth.
 * Once an append would pass the ceiling the buffer is full: the append and all
 * later ones add nothing, so that a caller may check once at the end.
 */
#ifndef TRACKSIDE_BUFFER_H
#define TRACKSIDE_BUFFER_H

#include "trackside/bytes.h"

#include <stdint.h>

struct buffer {
    char *data; /* always NUL-terminated once something was appended */
    size_t size;
    size_t capacity;
    size_t ceiling;
    bool full;
};

void buffer_init(struct buffer *buffer, size_t ceiling);
void buffer_deinit(struct buffer *buffer); /* also fit for CLEANUP */

/* False when the ceiling was met, now or before. */
bool buffer_append(struct buffer *buffer, const void *data, size_t size);
bool buffer_append_text(struct buffer *buffer, const char *text);
bool buffer_append_bytes(struct buffer *buffer, struct bytes bytes);
bool buffer_append_char(struct buffer *buffer, char c);
bool buffer_printf(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Forget the contents, keep the memory and the ceiling. */
void buffer_clear(struct buffer *buffer);

/* What is in it; borrowed, valid until the next change. */
struct bytes buffer_bytes(const struct buffer *buffer);

/* The contents as a C string, "" when empty; borrowed likewise. */
const char *buffer_text(const struct buffer *buffer);

#endif
