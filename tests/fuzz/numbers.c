/*
 * Numbers as pages print them. Each reader is held against a second reading of the same grammar,
 * in 128 bits and with the range asked at the end, and what it gave is written and read again.
 */
#include "trackside/number.h"

#include "oracle.h"
#include "target.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

__extension__ typedef __int128 wide;

enum {
    UNTOUCHED = -4711, /* no reader under test gives it for a text of its own by accident */
};

struct cursor {
    struct bytes rest;
    bool ok;
};

static bool cursor_take(struct cursor *cursor, char wanted)
{
    if (cursor->rest.size == 0 || cursor->rest.data[0] != wanted)
        return false;
    cursor->rest = bytes_skip(cursor->rest, 1);
    return true;
}

/* Digits; larger than any range when there are too many of them. */
static wide cursor_digits(struct cursor *cursor, size_t least, size_t most, size_t *ret_n)
{
    const wide ceiling = (wide)1 << 100;
    wide value = 0;
    size_t n = 0;
    while (cursor->rest.size > 0 && bytes_is_digit(cursor->rest.data[0])) {
        value = value > ceiling ? value : value * 10 + (cursor->rest.data[0] - '0');
        cursor->rest = bytes_skip(cursor->rest, 1);
        n++;
    }
    cursor->ok = cursor->ok && n >= least && n <= most;
    if (ret_n != NULL)
        *ret_n = n;
    return value;
}

static wide cursor_seconds(struct cursor *cursor)
{
    wide seconds = cursor_digits(cursor, 1, SIZE_MAX, NULL);
    for (int i = 0; i < 2 && cursor_take(cursor, ':'); i++) {
        wide part = cursor_digits(cursor, 2, 2, NULL);
        cursor->ok = cursor->ok && part < 60;
        seconds = seconds * 60 + part;
    }
    return seconds;
}

static wide cursor_thousandths(struct cursor *cursor)
{
    size_t n;
    if (!cursor_take(cursor, '.') && !cursor_take(cursor, ','))
        return 0;
    wide value = cursor_digits(cursor, 1, 3, &n);
    for (; n < 3; n++)
        value *= 10;
    return value;
}

static wide expect_int(struct cursor *cursor)
{
    bool negative = cursor_take(cursor, '-');
    wide value = cursor_digits(cursor, 1, SIZE_MAX, NULL);
    return negative ? -value : value;
}

static wide expect_ms(struct cursor *cursor)
{
    wide seconds = cursor_seconds(cursor);
    return seconds * 1000 + cursor_thousandths(cursor);
}

static wide expect_duration(struct cursor *cursor)
{
    return cursor_seconds(cursor);
}

static wide expect_percent(struct cursor *cursor)
{
    bool negative = cursor_take(cursor, '-');
    wide value = cursor_digits(cursor, 1, SIZE_MAX, NULL) * 1000;
    value += cursor_thousandths(cursor);
    cursor_take(cursor, '%');
    return negative ? -value : value;
}

static char *format_int(int64_t value, char out[static NUMBER_TEXT_SIZE])
{
    snprintf(out, NUMBER_TEXT_SIZE, "%" PRId64, value);
    return out;
}

static char *format_percent(int64_t value, char out[static NUMBER_TEXT_SIZE])
{
    int64_t size = value < 0 ? -value : value;
    snprintf(out, NUMBER_TEXT_SIZE, "%s%" PRId64 ".%03d%%", value < 0 ? "-" : "", size / 1000,
             (int)(size % 1000));
    return out;
}

static const struct form {
    bool (*read)(struct bytes text, int64_t *ret_value);
    char *(*format)(int64_t value, char out[static NUMBER_TEXT_SIZE]);
    wide (*expect)(struct cursor *cursor);
    bool negative; /* has it a form for values below zero that can be read? */
} forms[] = {
    {number_read_int, format_int, expect_int, true},
    {number_read_ms, number_format_ms, expect_ms, false},
    {number_read_duration, number_format_duration, expect_duration, false},
    {number_read_percent, format_percent, expect_percent, true},
};

static void check_written(const struct form *form, int64_t value)
{
    char text[NUMBER_TEXT_SIZE];
    int64_t again = UNTOUCHED;
    MUST(form->format(value, text) == text);
    MUST(memchr(text, '\0', sizeof(text)) != NULL);
    bool readable = form->read(bytes_from_text(text), &again);
    if (form->negative || value >= 0)
        MUST(readable && again == value);
    else
        MUST(!readable && again == UNTOUCHED);
}

static void check_text(const struct form *form, struct bytes text)
{
    int64_t value = UNTOUCHED;
    struct cursor cursor = {bytes_trim(text), true};
    wide expected = form->expect(&cursor);
    bool good =
        cursor.ok && cursor.rest.size == 0 && expected <= INT64_MAX && expected >= -(wide)INT64_MAX;
    MUST(form->read(text, &value) == good);
    MUST(good ? value == expected : value == UNTOUCHED);
    if (good)
        check_written(form, value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int64_t value;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        check_text(&forms[i], oracle_input(data, size));
        if (size < sizeof(value))
            continue;
        memcpy(&value, data, sizeof(value));
        if (!is_absent(value))
            check_written(&forms[i], value);
    }
    return 0;
}
