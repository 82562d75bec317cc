/*
 * One reader for all of them: hour, minute, perhaps seconds, perhaps half a day.
 */
#include "clocks.h"

#include <string.h>

/* One or two digits, and no third behind them. */
static bool take_number(struct bytes *rest, size_t least, int most, int *ret_value)
{
    int value = 0;
    size_t n = 0;
    while (n < rest->size && n < 3 && bytes_is_digit(rest->data[n]))
        value = value * 10 + (rest->data[n++] - '0');
    if (n < least || n > 2 || value > most)
        return false;
    *rest = bytes_skip(*rest, n);
    *ret_value = value;
    return true;
}

static bool take(struct bytes *rest, char wanted)
{
    if (rest->size == 0 || rest->data[0] != wanted)
        return false;
    *rest = bytes_skip(*rest, 1);
    return true;
}

/* Blanks, also those that do not break. */
static void skip_blanks(struct bytes *rest)
{
    for (;;) {
        if (rest->size > 0 && bytes_is_space(rest->data[0]))
            *rest = bytes_skip(*rest, 1);
        else if (bytes_starts_with(*rest, BYTES("\xC2\xA0")))
            *rest = bytes_skip(*rest, 2);
        else if (bytes_starts_with(*rest, BYTES("\xE2\x80\xAF")))
            *rest = bytes_skip(*rest, 3);
        else
            return;
    }
}

/* "am", "PM", "p.m.", "p": 'a' or 'p'; 0 when nothing stands there, -1 for anything else. */
static int read_half(struct bytes rest)
{
    char letters[3] = "";
    size_t n = 0;
    for (size_t i = 0; i < rest.size; i++) {
        if (rest.data[i] == '.' || bytes_is_space(rest.data[i]))
            continue;
        if (n == 2)
            return -1;
        letters[n++] = (char)(rest.data[i] | 0x20);
    }
    if (n == 0)
        return rest.size == 0 ? 0 : -1;
    if ((letters[0] != 'a' && letters[0] != 'p') || (n == 2 && letters[1] != 'm'))
        return -1;
    return letters[0];
}

bool clocks_read(const char *text, struct local_time *time, struct clock_form *ret_form)
{
    struct bytes rest = bytes_from_text(text);
    int hour, minute, second = 0;
    struct clock_form form = {0};
    skip_blanks(&rest);
    if (!take_number(&rest, 1, 23, &hour) || rest.size == 0 ||
        (rest.data[0] != ':' && rest.data[0] != '.'))
        return false;
    char separator = rest.data[0];
    if (!take(&rest, separator) || !take_number(&rest, 2, 59, &minute))
        return false;
    form.has_seconds = take(&rest, separator);
    if (form.has_seconds && !take_number(&rest, 2, 59, &second))
        return false;
    skip_blanks(&rest);
    int half = read_half(rest);
    if (half < 0 || (half != 0 && (hour < 1 || hour > 12)) || (half == 0 && separator != ':'))
        return false;
    form.has_half = half != 0;
    if (form.has_half)
        hour = hour % 12 + (half == 'p' ? 12 : 0);
    time->hour = hour;
    time->minute = minute;
    time->second = second;
    *ret_form = form;
    return true;
}

bool clocks_agree(struct local_time time, struct local_time printed, struct clock_form form)
{
    return time.hour == printed.hour && time.minute == printed.minute &&
           (!form.has_seconds || time.second == printed.second);
}
