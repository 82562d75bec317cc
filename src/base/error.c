/*
 * Setting the one sentence of a failure.
 */
#include "trackside/error.h"

#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A cut message must not end in half a character. */
static size_t whole_characters(const char *text, size_t size)
{
    struct bytes rest = {text, size};
    struct utf8_unit unit;
    size_t start = size;

    while (start > 0 && size - start < 4 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return size;
    rest = bytes_skip(rest, start - 1);
    unit = utf8_take(&rest);
    return unit.valid ? size : start - 1;
}

int error_set(struct error *err, enum error_code code, const char *format, ...)
{
    char message[sizeof(err->message)]; /* apart, as an argument may be the old message */
    va_list arguments;
    size_t size;

    if (!err)
        return code;
    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);

    size = strlen(message);
    if (size == sizeof(message) - 1)
        size = whole_characters(message, size);
    while (size > 0 && message[size - 1] == '\n')
        size--;
    message[size] = '\0';

    err->code = code;
    memcpy(err->message, message, size + 1);
    return code;
}

const char *error_code_name(enum error_code code)
{
    switch (code) {
    case ERROR_FAILED:
        break;
    case ERROR_USAGE:
        return "usage";
    case ERROR_PARTIAL:
        return "partial";
    case ERROR_NOT_FOUND:
        return "not_found";
    case ERROR_UNREACHABLE:
        return "unreachable";
    case ERROR_UNKNOWN_PAGE:
        return "unknown_page";
    case ERROR_CHECK:
        return "check_failed";
    case ERROR_REJECTED:
        return "rejected";
    case ERROR_BUSY:
        return "database_busy";
    case ERROR_TOO_NEW:
        return "database_too_new";
    case ERROR_INTERRUPTED:
        return "interrupted";
    }
    return "failed";
}
