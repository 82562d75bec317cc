/*
 * Numbers from text: a reader takes part by part off the slice, and accepts only when
 * nothing is left.
 */
#include "trackside/number.h"

#include "scan.h"

#include <inttypes.h>
#include <stdio.h>

/* value * factor + summand, refused when it does not fit. */
static bool scale(int64_t value, int64_t factor, int64_t summand, int64_t *ret_value)
{
    int64_t result;

    if (__builtin_mul_overflow(value, factor, &result) ||
        __builtin_add_overflow(result, summand, &result))
        return false;
    *ret_value = result;
    return true;
}

/* What stands behind a decimal point: one to three digits. */
static bool scan_thousandths(struct bytes *rest, int64_t *ret_thousandths)
{
    int64_t value;
    size_t n_digits;

    if (!scan_digits(rest, &value, &n_digits) || n_digits > 3)
        return false;
    for (; n_digits < 3; n_digits++)
        value *= 10;
    *ret_thousandths = value;
    return true;
}

/* "55", "1:34", "75:10", "1:02:03": the first part is free, the others have two digits. */
static bool scan_seconds(struct bytes *rest, int64_t *ret_seconds)
{
    int64_t seconds;
    size_t n_digits;
    int part;

    if (!scan_digits(rest, &seconds, &n_digits))
        return false;
    for (int i = 0; i < 2 && scan_char(rest, ':'); i++) {
        if (!scan_int(rest, 2, 2, &part) || part >= 60 || !scale(seconds, 60, part, &seconds))
            return false;
    }
    *ret_seconds = seconds;
    return true;
}

bool number_read_int(struct bytes text, int64_t *ret_value)
{
    struct bytes rest = bytes_trim(text);
    bool negative = scan_char(&rest, '-');
    int64_t value;
    size_t n_digits;

    if (!scan_digits(&rest, &value, &n_digits) || rest.size > 0)
        return false;
    *ret_value = negative ? -value : value;
    return true;
}

bool number_read_ms(struct bytes text, int64_t *ret_ms)
{
    struct bytes rest = bytes_trim(text);
    int64_t seconds, thousandths = 0;

    if (!scan_seconds(&rest, &seconds))
        return false;
    if ((scan_char(&rest, '.') || scan_char(&rest, ',')) && !scan_thousandths(&rest, &thousandths))
        return false;
    return rest.size == 0 && scale(seconds, 1000, thousandths, ret_ms);
}

bool number_read_duration(struct bytes text, int64_t *ret_seconds)
{
    struct bytes rest = bytes_trim(text);
    int64_t seconds;

    if (!scan_seconds(&rest, &seconds) || rest.size > 0)
        return false;
    *ret_seconds = seconds;
    return true;
}

bool number_read_percent(struct bytes text, int64_t *ret_thousandths)
{
    struct bytes rest = bytes_trim(text);
    bool negative = scan_char(&rest, '-');
    int64_t whole, thousandths = 0;
    size_t n_digits;

    if (!scan_digits(&rest, &whole, &n_digits))
        return false;
    if ((scan_char(&rest, '.') || scan_char(&rest, ',')) && !scan_thousandths(&rest, &thousandths))
        return false;
    scan_char(&rest, '%');
    if (rest.size > 0 || !scale(whole, 1000, thousandths, &whole))
        return false;
    *ret_thousandths = negative ? -whole : whole;
    return true;
}

char *number_format_ms(int64_t ms, char out[static NUMBER_TEXT_SIZE])
{
    const char *sign = ms < 0 ? "-" : "";

    out[0] = '\0';
    if (is_absent(ms))
        return out;
    if (ms < 0)
        ms = -ms;
    snprintf(out, NUMBER_TEXT_SIZE, "%s%" PRId64 ".%03d", sign, ms / 1000, (int)(ms % 1000));
    return out;
}

char *number_format_duration(int64_t seconds, char out[static NUMBER_TEXT_SIZE])
{
    const char *sign = seconds < 0 ? "-" : "";
    int64_t minutes;
    int rest;

    out[0] = '\0';
    if (is_absent(seconds))
        return out;
    if (seconds < 0)
        seconds = -seconds;
    minutes = seconds / 60;
    rest = (int)(seconds % 60);
    if (minutes < 60)
        snprintf(out, NUMBER_TEXT_SIZE, "%s%d:%02d", sign, (int)minutes, rest);
    else
        snprintf(out, NUMBER_TEXT_SIZE, "%s%" PRId64 ":%02d:%02d", sign, minutes / 60,
                 (int)(minutes % 60), rest);
    return out;
}
