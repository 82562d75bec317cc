/*
 * Clocks as a page prints them, and moments.
 */
#include "trackside/calendar.h"
#include "trackside/number.h"

#include "days.h"
#include "scan.h"

#include <stdio.h>

enum {
    SECONDS_PER_DAY = 86400,
    DATE_SIZE = 10, /* of "2025-10-25" */
};

static void set_clock(struct local_time *time, int hour, int minute, int second)
{
    time->hour = hour;
    time->minute = minute;
    time->second = second;
}

/* ":mm:ss" behind the hour. */
static bool scan_minute_second(struct bytes *rest, int *ret_minute, int *ret_second)
{
    return scan_char(rest, ':') && scan_int(rest, 2, 2, ret_minute) && *ret_minute < 60 &&
           scan_char(rest, ':') && scan_int(rest, 2, 2, ret_second) && *ret_second < 60;
}

bool clock_read_12h(struct bytes text, struct local_time *time)
{
    static const char *const halves[] = {"am", "pm"};
    int hour, minute, second, half;

    if (!scan_int(&text, 1, 2, &hour) || hour < 1 || hour > 12 ||
        !scan_minute_second(&text, &minute, &second) || !scan_name(&text, halves, 2, &half) ||
        text.size > 0)
        return false;
    set_clock(time, hour % 12 + 12 * half, minute, second);
    return true;
}

bool clock_read_12h_minutes(struct bytes text, struct local_time *time)
{
    static const char *const halves[] = {"am", "pm"};
    int hour, minute, half;

    if (!scan_int(&text, 1, 2, &hour) || hour < 1 || hour > 12 || !scan_char(&text, ':') ||
        !scan_int(&text, 2, 2, &minute) || minute >= 60 || !scan_name(&text, halves, 2, &half) ||
        text.size > 0)
        return false;
    set_clock(time, hour % 12 + 12 * half, minute, 0);
    return true;
}

bool clock_read_24h(struct bytes text, struct local_time *time)
{
    int hour, minute, second;

    if (!scan_int(&text, 2, 2, &hour) || hour > 23 ||
        !scan_minute_second(&text, &minute, &second) || text.size > 0)
        return false;
    set_clock(time, hour, minute, second);
    return true;
}

/* Date and clock with one of the separators between. */
static bool read_moment(struct bytes text, const char *separators, struct local_time *ret_time)
{
    struct bytes rest = bytes_skip(text, DATE_SIZE);
    struct local_time time;

    if (!date_read(bytes_first(text, DATE_SIZE), &time.date))
        return false;
    while (*separators && !scan_char(&rest, *separators))
        separators++;
    if (!*separators || !clock_read_24h(rest, &time))
        return false;
    *ret_time = time;
    return true;
}

bool local_time_read(struct bytes text, struct local_time *ret_time)
{
    return read_moment(text, " T", ret_time);
}

char *local_time_format(struct local_time time, char out[static CALENDAR_TEXT_SIZE])
{
    char date[CALENDAR_TEXT_SIZE];

    out[0] = '\0';
    if (date_is_valid(time.date))
        snprintf(out, CALENDAR_TEXT_SIZE, "%sT%02d:%02d:%02d", date_format(time.date, date),
                 time.hour, time.minute, time.second);
    return out;
}

bool local_time_is_absent(struct local_time time)
{
    return date_is_absent(time.date);
}

int64_t local_time_seconds(struct local_time time)
{
    if (local_time_is_absent(time))
        return ABSENT;
    return days_from_date(time.date) * SECONDS_PER_DAY + time.hour * INT64_C(3600) +
           time.minute * INT64_C(60) + time.second;
}

struct local_time local_time_from_seconds(int64_t seconds)
{
    struct local_time time = {0};
    int clock = (int)(seconds % SECONDS_PER_DAY);

    if (seconds < 0)
        return time;
    time.date = days_to_date(seconds / SECONDS_PER_DAY);
    if (!date_is_absent(time.date))
        set_clock(&time, clock / 3600, clock / 60 % 60, clock % 60);
    return time;
}

bool utc_read(struct bytes text, int64_t *ret_utc)
{
    struct local_time time;

    if (!bytes_ends_with(text, BYTES("Z")) ||
        !read_moment(bytes_first(text, text.size - 1), "T", &time))
        return false;
    *ret_utc = local_time_seconds(time);
    return true;
}

char *utc_format(int64_t utc, char out[static CALENDAR_TEXT_SIZE])
{
    char local[CALENDAR_TEXT_SIZE];

    local_time_format(local_time_from_seconds(utc), local);
    out[0] = '\0';
    if (local[0])
        snprintf(out, CALENDAR_TEXT_SIZE, "%.19sZ", local);
    return out;
}

/* strftime would name day and month in the language of the user. */
char *utc_format_http(int64_t utc, char out[static CALENDAR_TEXT_SIZE])
{
    struct local_time time = local_time_from_seconds(utc);

    out[0] = '\0';
    if (!local_time_is_absent(time))
        snprintf(out, CALENDAR_TEXT_SIZE, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT",
                 calendar_weekday_names[date_weekday(time.date)], time.date.day,
                 calendar_month_names[time.date.month - 1], time.date.year, time.hour, time.minute,
                 time.second);
    return out;
}
