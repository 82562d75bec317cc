/*
 * Dates as a page prints them.
 */
#include "trackside/calendar.h"

#include "days.h"
#include "scan.h"

#include <stdio.h>

const char *const calendar_month_names[] = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};

static const char *const month_short_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

const char *const calendar_weekday_names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                              "Thursday", "Friday", "Saturday"};

static bool scan_month(struct bytes *rest, struct date *ret_date)
{
    struct date date = {.day = 1};

    if (!scan_int(rest, 4, 4, &date.year) || !scan_char(rest, '-') ||
        !scan_int(rest, 2, 2, &date.month) || !date_is_valid(date))
        return false;
    date.day = 0;
    *ret_date = date;
    return true;
}

bool date_read(struct bytes text, struct date *ret_date)
{
    struct date date;

    if (!scan_month(&text, &date) || !scan_char(&text, '-') || !scan_int(&text, 2, 2, &date.day) ||
        !date_is_valid(date) || text.size > 0)
        return false;
    *ret_date = date;
    return true;
}

bool date_read_month(struct bytes text, struct date *ret_date)
{
    struct date date;

    if (!scan_month(&text, &date) || text.size > 0)
        return false;
    *ret_date = date;
    return true;
}

/* " (Saturday)". Whether it was one is not asked: the date is in the numbers. */
static bool scan_weekday(struct bytes *rest)
{
    int weekday;

    return scan_char(rest, ' ') && scan_char(rest, '(') &&
           scan_name(rest, calendar_weekday_names, 7, &weekday) && scan_char(rest, ')');
}

/* " 25, 2025" behind the month. */
static bool scan_day_and_year(struct bytes *rest, struct date *date)
{
    return scan_char(rest, ' ') && scan_int(rest, 1, 2, &date->day) && scan_char(rest, ',') &&
           scan_char(rest, ' ') && scan_int(rest, 4, 4, &date->year);
}

bool date_read_long(struct bytes text, struct date *ret_date)
{
    struct date date;
    int month_index;

    if (!scan_name(&text, calendar_month_names, 12, &month_index) ||
        !scan_day_and_year(&text, &date))
        return false;
    if (text.size > 0 && (!scan_weekday(&text) || text.size > 0))
        return false;
    date.month = month_index + 1;
    if (!date_is_valid(date))
        return false;
    *ret_date = date;
    return true;
}

bool date_read_short(struct bytes text, struct date *ret_date)
{
    struct date date;
    int month_index;

    if (!scan_name(&text, calendar_month_names, 12, &month_index) &&
        !scan_name(&text, month_short_names, 12, &month_index))
        return false;
    if (!scan_day_and_year(&text, &date) || text.size > 0)
        return false;
    date.month = month_index + 1;
    if (!date_is_valid(date))
        return false;
    *ret_date = date;
    return true;
}

char *date_format(struct date date, char out[static CALENDAR_TEXT_SIZE])
{
    out[0] = '\0';
    if (date_is_valid(date))
        snprintf(out, CALENDAR_TEXT_SIZE, "%04d-%02d-%02d", date.year, date.month, date.day);
    return out;
}

char *date_format_month(struct date date, char out[static CALENDAR_TEXT_SIZE])
{
    date.day = 1;
    out[0] = '\0';
    if (date_is_valid(date))
        snprintf(out, CALENDAR_TEXT_SIZE, "%04d-%02d", date.year, date.month);
    return out;
}

char *date_format_long(struct date date, char out[static CALENDAR_TEXT_SIZE])
{
    out[0] = '\0';
    if (date_is_valid(date))
        snprintf(out, CALENDAR_TEXT_SIZE, "%s %d, %04d", calendar_month_names[date.month - 1],
                 date.day, date.year);
    return out;
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

bool date_is_absent(struct date date)
{
    return date.year == 0;
}

struct date date_add_days(struct date date, int days)
{
    return date_is_absent(date) ? date : days_to_date(days_from_date(date) + days);
}

int date_weekday(struct date date)
{
    enum {
        EPOCH_WEEKDAY = 4, /* 1970-01-01 was a Thursday */
    };

    return (int)((days_from_date(date) + EPOCH_WEEKDAY) % 7);
}
