/* How the site writes lap times, lengths, clocks and dates. */

#include "words.h"

#include "figures.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const month_names[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};

static const char *const weekday_names[] = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
};

__attribute__((format(printf, 1, 2))) static struct words words_print(const char *format, ...)
{
    struct words words;
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(words.text, sizeof(words.text), format, arguments);
    va_end(arguments);
    return words;
}

static const char *month_name(struct date date)
{
    return month_names[date.month - 1];
}

/* Counts the days since a Sunday, in years that begin with March so that leap days come last. */
static const char *weekday_name(struct date date)
{
    int year = date.month > 2 ? date.year : date.year - 1;
    int months = (date.month + 9) % 12;
    int days = year * 365 + year / 4 - year / 100 + year / 400 + (months * 153 + 2) / 5 + date.day;

    return weekday_names[(days + 2) % 7];
}

struct words words_seconds(int64_t ms)
{
    if (ms == ABSENT)
        return words_print("%s", "");
    return words_print("%d.%03d", (int)(ms / 1000), (int)(ms % 1000));
}

struct words words_percent(int64_t thousandths)
{
    if (thousandths == ABSENT)
        return words_print("%s", "");
    return words_print("%s%%", words_seconds(thousandths).text);
}

struct words words_bound(int64_t ms)
{
    int seconds = (int)(ms / 1000);

    if (seconds < 60)
        return words_print("%d", seconds);
    return words_print("%d:%02d", seconds / 60, seconds % 60);
}

struct words words_length(int64_t ms)
{
    return ms == 0 ? words_print("0:00") : words_bound(ms + 500);
}

struct words words_span(int64_t ms)
{
    int seconds = (int)(ms / 1000);
    int hours = seconds / 3600;
    int minutes = seconds / 60 % 60;

    seconds %= 60;
    return words_print("%d hour%s, %d minute%s, %d second%s", hours, hours == 1 ? "" : "s", minutes,
                       minutes == 1 ? "" : "s", seconds, seconds == 1 ? "" : "s");
}

struct words words_clock(int64_t ms)
{
    int seconds = (int)(ms / 1000);
    int hour = seconds / 3600;

    return words_print("%d:%02d:%02d%s", (hour + 11) % 12 + 1, seconds / 60 % 60, seconds % 60,
                       hour < 12 ? "am" : "pm");
}

struct words words_clock_24(int64_t ms)
{
    int seconds = (int)(ms / 1000);

    return words_print("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

struct words words_month(struct date date)
{
    return words_print("%s %d", month_name(date), date.year);
}

struct words words_date(struct date date)
{
    return words_print("%s %d, %d (%s)", month_name(date), date.day, date.year, weekday_name(date));
}

struct words words_date_short(struct date date)
{
    return words_print("%.3s, %.3s %d, %d", weekday_name(date), month_name(date), date.day,
                       date.year);
}

struct words words_date_iso(struct date date)
{
    return words_print("%04d-%02d-%02d", date.year, date.month, date.day);
}

struct words words_month_iso(struct date date)
{
    return words_print("%04d-%02d", date.year, date.month);
}
