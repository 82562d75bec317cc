/* The range of days a question is about, and the months it touches. */
#include "trackside/discover_range.h"

#include <string.h>

/* The same day a year ago; from a leap day, the day before the first of March. */
static struct date year_before(struct date date)
{
    date.year--;
    if (date.month == 2 && date.day == 29)
        date.day = 28;
    return date;
}

static int check_length(const struct discover_range *range, struct error *err)
{
    char from[CALENDAR_TEXT_SIZE], to[CALENDAR_TEXT_SIZE];

    if (date_compare(range->from, year_before(range->to)) >= 0)
        return 0;
    return error_set_hint(err, ERROR_USAGE, HINT_NEARER_RANGE,
                          "%s to %s is longer than %d months, the most that is asked for at once",
                          date_format(range->from, from), date_format(range->to, to),
                          DISCOVER_MAX_MONTHS);
}

int discover_range(struct date from, struct date to, struct date today,
                   struct discover_range *ret_range, struct error *err)
{
    struct discover_range range = {.from = from, .to = to};
    char a[CALENDAR_TEXT_SIZE], b[CALENDAR_TEXT_SIZE];
    int r;

    if (!date_is_absent(from) && !date_is_absent(to) && date_compare(from, to) > 0)
        return error_set_hint(err, ERROR_USAGE, HINT_SWAP_RANGE,
                              "the range ends on %s, before it begins on %s", date_format(to, a),
                              date_format(from, b));
    if (!date_is_absent(from) && date_compare(from, today) > 0)
        return error_set(
            err, ERROR_USAGE,
            "the range begins on %s, but today is %s: there is no practice to find yet",
            date_format(from, a), date_format(today, b));
    range.is_cut = !date_is_absent(to) && date_compare(to, today) > 0;
    range.is_open = date_is_absent(to) || range.is_cut;
    if (range.is_open)
        range.to = today;
    if (date_is_absent(from))
        range.from = date_add_days(range.to, -DISCOVER_DEFAULT_DAYS);
    r = check_length(&range, err);
    if (r == 0)
        *ret_range = range;
    return r;
}

bool discover_range_has(const struct discover_range *range, struct date day)
{
    return date_compare(day, range->from) >= 0 &&
           (range->is_open || date_compare(day, range->to) <= 0);
}

size_t discover_months(const struct discover_range *range,
                       struct date out[static DISCOVER_MAX_PAGES])
{
    struct date month = {range->to.year, range->to.month, 0};
    struct date oldest = {range->from.year, range->from.month, 0};
    size_t n = 0;

    while (n < DISCOVER_MAX_PAGES && date_compare(month, oldest) >= 0) {
        out[n++] = month;
        if (--month.month == 0) {
            month.month = 12;
            month.year--;
        }
    }
    return n;
}
