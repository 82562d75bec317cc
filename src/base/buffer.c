/*
 * The growing buffer. One byte more than the contents is always kept for the NUL, so that
 * what was written can be handed to a C library as it stands.
 */
#include "trackside/buffer.h"

#include "trackside/heap.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BUFFER_FIRST_CAPACITY = 256,
};

void buffer_init(struct buffer *buffer, size_t ceiling)
{
    *buffer = (struct buffer){.ceiling = ceiling};
}

void buffer_deinit(struct buffer *buffer)
{
    if (!buffer)
        return;
    free(buffer->data);
    *buffer = (struct buffer){.ceiling = buffer->ceiling};
}

/* Twice as much as before, so that many small appends cost no more than one large one. */
static size_t larger_capacity(const struct buffer *buffer, size_t needed)
{
    size_t doubled = buffer->capacity > SIZE_MAX / 2 ? SIZE_MAX : buffer->capacity * 2;

    if (doubled < BUFFER_FIRST_CAPACITY)
        doubled = BUFFER_FIRST_CAPACITY;
    return doubled > needed ? doubled : needed;
}

/* Room for size more bytes and the NUL; false and full when the ceiling forbids it. */
static bool buffer_reserve(struct buffer *buffer, size_t size)
{
    size_t needed;

    if (buffer->full)
        return false;
    if (size > buffer->ceiling - buffer->size || size >= SIZE_MAX - buffer->size) {
        buffer->full = true;
        return false;
    }
    needed = buffer->size + size + 1;
    if (needed <= buffer->capacity)
        return true;
    needed = larger_capacity(buffer, needed);
    buffer->data = heap_resize_array(buffer->data, needed, 1);
    buffer->capacity = needed;
    return true;
}

bool buffer_append(struct buffer *buffer, const void *data, size_t size)
{
    if (!buffer_reserve(buffer, size))
        return false;
    if (size > 0)
        memcpy(buffer->data + buffer->size, data, size);
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
    return true;
}

bool buffer_append_text(struct buffer *buffer, const char *text)
{
    return buffer_append_bytes(buffer, bytes_from_text(text));
}

bool buffer_append_bytes(struct buffer *buffer, struct bytes bytes)
{
    return buffer_append(buffer, bytes.data, bytes.size);
}

bool buffer_append_char(struct buffer *buffer, char c)
{
    return buffer_append(buffer, &c, 1);
}

bool buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    int size;

    va_start(arguments, format);
    size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0) {
        buffer->full = true; /* longer than an int can say */
        return false;
    }
    if (!buffer_reserve(buffer, (size_t)size))
        return false;

    va_start(arguments, format);
    vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, arguments);
    va_end(arguments);
    buffer->size += (size_t)size;
    return true;
}

void buffer_clear(struct buffer *buffer)
{
    buffer->size = 0;
    buffer->full = false;
    if (buffer->data)
        buffer->data[0] = '\0';
}

struct bytes buffer_bytes(const struct buffer *buffer)
{
    return (struct bytes){buffer->data, buffer->size};
}

const char *buffer_text(const struct buffer *buffer)
{
    return buffer->data ? buffer->data : "";
}
