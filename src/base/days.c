/*
 * The Gregorian calendar by plain arithmetic.
 *
 * Years are taken to begin on 1 March, so that the leap day is the last of its year. The
 * months then alternate 31 30 31 30 31 from the start, five months to 153 days, which is
 * what (153 * month + 2) / 5 counts. Four centuries, an era, always have the same length.
 */
#include "days.h"

enum {
    FIRST_YEAR = 1970,
    LAST_YEAR = 9999,
    DAYS_PER_4_YEARS = 1461,
    DAYS_PER_CENTURY = 36524,
    DAYS_PER_ERA = 146097,
    EPOCH_DAY = 719468, /* 1970-01-01, counted from 0000-03-01 */
};

static bool is_leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap_year(year) ? 29 : lengths[month - 1];
}

bool date_is_valid(struct date date)
{
    return date.year >= FIRST_YEAR && date.year <= LAST_YEAR && date.month >= 1 &&
           date.month <= 12 && date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

int64_t days_from_date(struct date date)
{
    int64_t year = date.month > 2 ? date.year : date.year - 1;
    int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;

    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day - 1 -
           EPOCH_DAY;
}

struct date days_to_date(int64_t days)
{
    static const struct date last = {LAST_YEAR, 12, 31};
    struct date date = {0};
    int64_t era, day, year, month;

    if (days < 0 || days > days_from_date(last))
        return date;
    era = (days + EPOCH_DAY) / DAYS_PER_ERA;
    day = (days + EPOCH_DAY) % DAYS_PER_ERA;
    /* Without its leap days, the day of the era falls into years of 365 days. */
    year =
        (day - day / (DAYS_PER_4_YEARS - 1) + day / DAYS_PER_CENTURY - day / (DAYS_PER_ERA - 1)) /
        365;
    day -= year * 365 + year / 4 - year / 100;
    month = (5 * day + 2) / 153;
    date.day = (int)(day - (153 * month + 2) / 5 + 1);
    date.month = (int)(month < 10 ? month + 3 : month - 9);
    date.year = (int)(era * 400 + year + (date.month <= 2 ? 1 : 0));
    return date;
}
