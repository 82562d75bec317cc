/*
 * Days of an event, and moments of its races.
 */
#include "event_dates.h"

bool event_dates_read(struct bytes text, struct date *ret_first, struct date *ret_last)
{
    struct bytes between = BYTES(" to "), begin = text, end = text;
    struct date first, last;
    size_t at;
    if (bytes_find(text, between, &at)) {
        begin = bytes_first(text, at);
        end = bytes_skip(text, at + between.size);
    }
    if (!date_read_short(bytes_trim(begin), &first) || !date_read_short(bytes_trim(end), &last) ||
        date_compare(last, first) < 0)
        return false;
    *ret_first = first;
    *ret_last = last;
    return true;
}

bool event_moment_read(struct bytes text, struct date *ret_date, struct local_time *ret_time)
{
    struct bytes between = BYTES(" at ");
    struct local_time time = {0};
    struct date date;
    size_t at;
    bool has_clock = bytes_find(text, between, &at);
    if (!date_read_short(bytes_trim(bytes_first(text, has_clock ? at : text.size)), &date))
        return false;
    if (has_clock) {
        time.date = date;
        if (!clock_read_12h_minutes(bytes_trim(bytes_skip(text, at + between.size)), &time))
            return false;
    }
    *ret_date = date;
    *ret_time = time;
    return true;
}
