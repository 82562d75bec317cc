/*
 * Dates, clocks and moments. What a reader takes must be what the writer of the same form writes,
 * and the arithmetic must be that of the C library.
 */
#include "trackside/calendar.h"
#include "trackside/number.h"

#include "oracle.h"
#include "target.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
    UNTOUCHED = -4711,
};

static const struct date no_date = {UNTOUCHED, UNTOUCHED, UNTOUCHED};

static bool is_untouched(struct date date)
{
    return date_compare(date, no_date) == 0;
}

static int64_t library_seconds(struct local_time time)
{
    struct tm tm = {
        .tm_year = time.date.year - 1900,
        .tm_mon = time.date.month - 1,
        .tm_mday = time.date.day,
        .tm_hour = time.hour,
        .tm_min = time.minute,
        .tm_sec = time.second,
    };
    int64_t seconds = timegm(&tm);
    MUST(tm.tm_mday == time.date.day && tm.tm_mon == time.date.month - 1); /* there is such a day */
    return seconds;
}

static void check_moment(struct local_time time)
{
    MUST(oracle_is_time(time));
    int64_t seconds = local_time_seconds(time);
    struct local_time again = local_time_from_seconds(seconds);
    MUST(seconds == library_seconds(time));
    MUST(date_compare(time.date, again.date) == 0);
    MUST(time.hour == again.hour && time.minute == again.minute && time.second == again.second);
}

static void check_day(struct date date)
{
    char text[CALENDAR_TEXT_SIZE];
    struct date again;
    MUST(date_read_long(bytes_from_text(date_format_long(date, text)), &again));
    MUST(date_compare(date, again) == 0);
    check_moment((struct local_time){.date = date});
    struct date next = date_add_days(date, 1);
    if (date_is_absent(next)) {
        MUST(date.year == 9999 && date.month == 12 && date.day == 31);
        return;
    }
    MUST(date_compare(date, next) < 0 && date_compare(next, date) > 0);
    MUST(date_compare(date_add_days(next, -1), date) == 0);
}

static void check_dates(struct bytes text)
{
    char canonical[CALENDAR_TEXT_SIZE];
    struct date date = no_date;
    if (date_read(text, &date)) {
        MUST(bytes_equal_text(text, date_format(date, canonical)));
        check_day(date);
        date = no_date;
    }
    MUST(is_untouched(date));
    if (date_read_month(text, &date)) {
        MUST(date.day == 0 && bytes_equal_text(text, date_format_month(date, canonical)));
        date = no_date;
    }
    MUST(is_untouched(date));
    if (date_read_long(text, &date)) {
        MUST(oracle_is_date(date));
        check_day(date);
        date = no_date;
    }
    MUST(is_untouched(date));
    if (date_read_short(text, &date)) {
        MUST(oracle_is_date(date));
        date = no_date;
    }
    MUST(is_untouched(date));
}

static void format_12h(struct local_time time, char out[static CALENDAR_TEXT_SIZE])
{
    int hour = time.hour % 12 == 0 ? 12 : time.hour % 12;
    snprintf(out, CALENDAR_TEXT_SIZE, "%d:%02d:%02d%s", hour, time.minute, time.second,
             time.hour < 12 ? "am" : "pm");
}

static void check_clock_12h(struct bytes text)
{
    static const struct date day = {2025, 10, 25};
    char canonical[CALENDAR_TEXT_SIZE];
    struct local_time time = {day, UNTOUCHED, UNTOUCHED, UNTOUCHED};
    if (!clock_read_12h(text, &time)) {
        MUST(time.hour == UNTOUCHED && time.minute == UNTOUCHED && time.second == UNTOUCHED);
        return;
    }
    MUST(oracle_is_time(time) && date_compare(time.date, day) == 0);
    format_12h(time, canonical);
    if (text.size > 0 && text.data[0] == '0')
        text = bytes_skip(text, 1);
    MUST(bytes_equal_text(text, canonical));
}

/* The same clock with seconds behind it reads as the same time. */
static void check_clock_12h_minutes(struct bytes text)
{
    char longer[CALENDAR_TEXT_SIZE];
    struct local_time time = {no_date, UNTOUCHED, UNTOUCHED, UNTOUCHED}, again = time;
    if (!clock_read_12h_minutes(text, &time)) {
        MUST(time.hour == UNTOUCHED && time.minute == UNTOUCHED && time.second == UNTOUCHED);
        return;
    }
    MUST(text.size > strlen("pm"));
    snprintf(longer, sizeof(longer), "%.*s:00%.2s", (int)(text.size - strlen("pm")), text.data,
             text.data + text.size - strlen("pm"));
    MUST(clock_read_12h(bytes_from_text(longer), &again));
    MUST(time.hour == again.hour && time.minute == again.minute && time.second == 0);
}

static void check_clock_24h(struct bytes text)
{
    static const struct date day = {2025, 10, 25};
    char canonical[CALENDAR_TEXT_SIZE];
    struct local_time time = {day, UNTOUCHED, UNTOUCHED, UNTOUCHED};
    if (!clock_read_24h(text, &time)) {
        MUST(time.hour == UNTOUCHED && time.minute == UNTOUCHED && time.second == UNTOUCHED);
        return;
    }
    MUST(oracle_is_time(time) && date_compare(time.date, day) == 0);
    MUST(bytes_equal_text(text, local_time_format(time, canonical) + strlen("2025-10-25T")));
}

static void check_local_time(struct bytes text)
{
    char canonical[CALENDAR_TEXT_SIZE];
    struct local_time time = {.date = no_date};
    if (!local_time_read(text, &time)) {
        MUST(is_untouched(time.date));
        return;
    }
    check_moment(time);
    local_time_format(time, canonical);
    MUST(text.size == strlen(canonical));
    canonical[strlen("2025-10-25")] = text.data[strlen("2025-10-25")]; /* T or blank */
    MUST(bytes_equal_text(text, canonical));
}

static void check_utc(struct bytes text)
{
    char canonical[CALENDAR_TEXT_SIZE];
    int64_t utc = UNTOUCHED;
    if (utc_read(text, &utc))
        MUST(bytes_equal_text(text, utc_format(utc, canonical)));
    else
        MUST(utc == UNTOUCHED);
}

/* Any number at all is a moment, or none. */
static void check_seconds(int64_t seconds)
{
    char text[CALENDAR_TEXT_SIZE];
    int64_t again;
    struct local_time time = local_time_from_seconds(seconds);
    if (local_time_is_absent(time)) {
        MUST(utc_format(seconds, text)[0] == '\0');
        return;
    }
    check_moment(time);
    check_day(time.date);
    MUST(local_time_seconds(time) == seconds);
    MUST(utc_read(bytes_from_text(utc_format(seconds, text)), &again) && again == seconds);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes text = oracle_input(data, size);
    int64_t number;
    check_dates(text);
    check_clock_12h(text);
    check_clock_12h_minutes(text);
    check_clock_24h(text);
    check_local_time(text);
    check_utc(text);
    if (size >= sizeof(number)) {
        memcpy(&number, data, sizeof(number));
        check_seconds(number);
        check_seconds((int64_t)((uint64_t)number >> 26)); /* mostly within the years 1970 to 9999 */
    }
    return 0;
}
