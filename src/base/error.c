/*
 * Setting the one sentence of a failure, and its hint.
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

const char *error_code_name(enum error_code code)
{
    switch (code) {
    case ERROR_FAILED:
        return "failed";
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

/* The hint stays as it is. */
static int set(struct error *err, enum error_code code, const char *format, va_list arguments)
    __attribute__((format(printf, 3, 0)));

static int set(struct error *err, enum error_code code, const char *format, va_list arguments)
{
    char message[sizeof(err->message)]; /* apart, as an argument may be the old message */
    size_t size;

    vsnprintf(message, sizeof(message), format, arguments);
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

static void set_hint(struct error *err, enum hint hint, const char *first, const char *second)
{
    const char *const names[HINT_MAX_NAMES] = {first, second};

    err->hint = hint;
    for (size_t i = 0; i < HINT_MAX_NAMES; i++)
        snprintf(err->names[i], sizeof(err->names[i]), "%s", names[i] != NULL ? names[i] : "");
}

int error_set(struct error *err, enum error_code code, const char *format, ...)
{
    va_list arguments;

    if (err == NULL)
        return code;
    va_start(arguments, format);
    set(err, code, format, arguments);
    va_end(arguments);
    set_hint(err, HINT_NONE, NULL, NULL);
    return code;
}

int error_set_hint(struct error *err, enum error_code code, enum hint hint, const char *format, ...)
{
    va_list arguments;

    if (err == NULL)
        return code;
    va_start(arguments, format);
    set(err, code, format, arguments);
    va_end(arguments);
    set_hint(err, hint, NULL, NULL);
    return code;
}

int error_set_hint_about(struct error *err, enum error_code code, enum hint hint, const char *first,
                         const char *second, const char *format, ...)
{
    va_list arguments;

    if (err == NULL)
        return code;
    va_start(arguments, format);
    set(err, code, format, arguments);
    va_end(arguments);
    set_hint(err, hint, first, second);
    return code;
}

int error_pass(struct error *err, const struct error *why)
{
    if (err != NULL)
        *err = *why;
    return why->code;
}

int error_wrap(struct error *err, enum error_code code, const struct error *why, const char *format,
               ...)
{
    va_list arguments;

    if (err == NULL)
        return code;
    va_start(arguments, format);
    set(err, code, format, arguments);
    va_end(arguments);
    err->hint = why->hint;
    memcpy(err->names, why->names, sizeof(err->names));
    return code;
}
