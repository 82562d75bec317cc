/* POSIX TZ strings, with the hours of RFC 8536: -167 to 167 where a day's clock is meant. */
#include "tz_rule.h"

#include "days.h"
#include "scan.h"

enum {
    SECONDS_PER_DAY = 86400,
    SECONDS_PER_HOUR = 3600,
    DEFAULT_CLOCK = 2 * SECONDS_PER_HOUR,
    MAX_OFFSET_HOURS = 24,
    MAX_CLOCK_HOURS = 167,
    LEAST_LETTERS = 3, /* of an abbreviation */
    THURSDAY = 4,      /* was 1970-01-01 */
};

/* ---- reading ---- */

/* "AEST", or "<+0530>" where it is not letters alone. */
static bool scan_abbreviation(struct bytes *rest, struct bytes *ret_text)
{
    bool is_quoted = scan_char(rest, '<');
    size_t n = 0;

    while (n < rest->size && (bytes_is_letter(rest->data[n]) ||
                              (is_quoted && (bytes_is_digit(rest->data[n]) ||
                                             rest->data[n] == '+' || rest->data[n] == '-'))))
        n++;
    if (n < LEAST_LETTERS)
        return false;
    *ret_text = bytes_first(*rest, n);
    *rest = bytes_skip(*rest, n);
    return !is_quoted || scan_char(rest, '>');
}

/* ":mm" or nothing, of minutes and of seconds. */
static bool scan_sixtieth(struct bytes *rest, int *ret_value)
{
    *ret_value = 0;
    return !scan_char(rest, ':') || (scan_int(rest, 1, 2, ret_value) && *ret_value < 60);
}

/* "[+-]h[:mm[:ss]]" in seconds. */
static bool scan_clock(struct bytes *rest, int max_hours, int *ret_seconds)
{
    bool is_negative = scan_char(rest, '-');
    int hours, minutes, seconds = 0;

    if (!is_negative)
        scan_char(rest, '+');
    if (!scan_int(rest, 1, 3, &hours) || hours > max_hours || !scan_sixtieth(rest, &minutes) ||
        !scan_sixtieth(rest, &seconds))
        return false;
    seconds += hours * SECONDS_PER_HOUR + minutes * 60;
    *ret_seconds = is_negative ? -seconds : seconds;
    return true;
}

/* A TZ string counts its offsets westward. */
static bool scan_offset(struct bytes *rest, int *ret_offset)
{
    int west;

    if (!scan_clock(rest, MAX_OFFSET_HOURS, &west) || west >= CLOCK_OFFSET_LIMIT ||
        west <= -CLOCK_OFFSET_LIMIT)
        return false;
    *ret_offset = -west;
    return true;
}

static bool scan_within(struct bytes *rest, int least, int most, int *ret_value)
{
    return scan_int(rest, 1, 3, ret_value) && *ret_value >= least && *ret_value <= most;
}

static bool scan_date(struct bytes *rest, struct rule_day *day)
{
    if (scan_char(rest, 'M')) {
        day->form = RULE_WEEKDAY;
        return scan_within(rest, 1, 12, &day->month) && scan_char(rest, '.') &&
               scan_within(rest, 1, 5, &day->week) && scan_char(rest, '.') &&
               scan_within(rest, 0, 6, &day->day);
    }
    if (scan_char(rest, 'J')) {
        day->form = RULE_DAY_OF_YEAR;
        return scan_within(rest, 1, 365, &day->day);
    }
    day->form = RULE_DAYS_PAST;
    return scan_within(rest, 0, 365, &day->day);
}

/* ",M10.1.0/2:00" */
static bool scan_day(struct bytes *rest, struct rule_day *ret_day)
{
    ret_day->seconds = DEFAULT_CLOCK;
    return scan_char(rest, ',') && scan_date(rest, ret_day) &&
           (!scan_char(rest, '/') || scan_clock(rest, MAX_CLOCK_HOURS, &ret_day->seconds));
}

bool tz_rule_read(struct bytes text, struct arena *arena, struct tz_rule *ret_rule)
{
    struct tz_rule rule = {.summer = {.abbreviation = NULL}};
    struct bytes standard, summer = {0};

    if (!scan_abbreviation(&text, &standard) || !scan_offset(&text, &rule.standard.offset))
        return false;
    if (text.size > 0) {
        if (!scan_abbreviation(&text, &summer))
            return false;
        rule.summer.offset = rule.standard.offset + SECONDS_PER_HOUR;
        if (text.size > 0 && text.data[0] != ',' && !scan_offset(&text, &rule.summer.offset))
            return false;
        if (rule.summer.offset >= CLOCK_OFFSET_LIMIT || !scan_day(&text, &rule.begin) ||
            !scan_day(&text, &rule.end) || text.size > 0)
            return false;
        rule.summer.abbreviation = arena_text_of(arena, summer);
    }
    rule.standard.abbreviation = arena_text_of(arena, standard);
    *ret_rule = rule;
    return true;
}

/* ---- asking ---- */

static int64_t first_of_month(int year, int month)
{
    return days_from_date((struct date){.year = year, .month = month, .day = 1});
}

/* Days since 1970. */
static int64_t day_in_year(const struct rule_day *day, int year)
{
    int64_t first, next, found;

    switch (day->form) {
    case RULE_DAY_OF_YEAR: /* J60 is 1 March */
        return day->day < 60 ? first_of_month(year, 1) + day->day - 1
                             : first_of_month(year, 3) + day->day - 60;
    case RULE_DAYS_PAST:
        return first_of_month(year, 1) + day->day;
    case RULE_WEEKDAY:
        break;
    }
    first = first_of_month(year, day->month);
    next = day->month < 12 ? first_of_month(year, day->month + 1) : first_of_month(year + 1, 1);
    found = first + (day->day - (first + THURSDAY) % 7 + 7) % 7 + INT64_C(7) * (day->week - 1);
    return found < next ? found : found - 7;
}

/* UTC seconds of the change in a year, off a clock that is set to `before`. */
static int64_t change_in_year(const struct rule_day *day, int year, struct clock_setting before)
{
    return day_in_year(day, year) * SECONDS_PER_DAY + day->seconds - before.offset;
}

/* The calendar knows years from 1970 on; before and behind it, those at its ends are asked. */
static int year_of(int64_t utc)
{
    struct date date = days_to_date(utc / SECONDS_PER_DAY);

    if (date_is_absent(date))
        return utc < 0 ? 1970 : 9999;
    return date.year;
}

/*
 * The last change before the moment counts. A clock of 167 hours takes a change a week into the
 * year beside, so those of three years are looked at, and one more, which surely has some before
 * it. Where summer time ends and begins at once it goes on: so a rule says that it holds all year.
 */
struct clock_setting tz_rule_at(const struct tz_rule *rule, int64_t utc)
{
    int year = year_of(utc);
    int64_t latest = INT64_MIN;
    bool is_summer = false;

    if (rule->summer.abbreviation == NULL)
        return rule->standard;
    for (int i = year - 2; i <= year + 1; i++) {
        int64_t end = change_in_year(&rule->end, i, rule->summer);
        int64_t begin = change_in_year(&rule->begin, i, rule->standard);

        if (end <= utc && end >= latest) {
            latest = end;
            is_summer = false;
        }
        if (begin <= utc && begin >= latest) {
            latest = begin;
            is_summer = true;
        }
    }
    return is_summer ? rule->summer : rule->standard;
}
