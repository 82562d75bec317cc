/* What a day's facts add up to, and whether they can all be true. */

#include "day.h"

#include "fail.h"

#include <string.h>

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

int64_t session_crossing_ms(const struct session *session, size_t n_laps)
{
    int64_t at_ms = session->start_ms;

    for (size_t i = 0; i < n_laps; i++)
        at_ms += session->laps[i].time_ms;
    return at_ms;
}

static struct date next_date(struct date date)
{
    static const int n_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);

    if (date.day++ < n_days[date.month - 1] + (date.month == 2 && is_leap))
        return date;
    date.day = 1;
    if (date.month++ == 12)
        return (struct date){.year = date.year + 1, .month = 1, .day = 1};
    return date;
}

struct wall_clock day_clock(const struct day *day, int64_t at_ms)
{
    struct wall_clock shown = {.date = day->date, .ms = at_ms};

    if (day->jump_by_ms != 0 && at_ms >= day->jump_at_ms)
        shown.ms += day->jump_by_ms;
    if (shown.ms >= DAY_MS) {
        shown.date = next_date(shown.date);
        shown.ms -= DAY_MS;
    }
    return shown;
}

/* The site would have joined two runs of a chip that are closer than the time-out. */
static void check_session(const struct day *day, size_t index, const char *path)
{
    const struct session *session = &day->sessions[index];

    for (size_t i = 0; i < index && session->chip != NULL; i++) {
        const struct session *before = &day->sessions[i];

        if (before->chip != NULL && strcmp(before->chip, session->chip) == 0 &&
            session->start_ms < session_crossing_ms(before, before->n_laps) + SESSION_TIMEOUT_MS)
            fail("%s: session %lld starts before session %lld of the same chip is closed", path,
                 (long long)session->id, (long long)before->id);
    }
}

static void check_other(const struct day *day, const struct other_day *other, const char *path)
{
    struct date date = other->date;

    if (date.year != day->date.year || date.month != day->date.month || date.day == day->date.day)
        fail("%s: %04d-%02d-%02d is not another day of the same month", path, date.year, date.month,
             date.day);
}

void day_check(const struct day *day, const char *path)
{
    if (day->slug == NULL || day->name == NULL || day->zone == NULL || day->fetched_at == NULL ||
        day->date.year == 0 || day->today.year == 0 || day->n_months == 0)
        fail("%s: track, name, zone, date, today, fetched and months must all be given", path);
    if (day->n_sessions == 0)
        fail("%s: there is no session", path);
    for (size_t i = 0; i < day->n_others; i++)
        check_other(day, &day->others[i], path);
    for (size_t i = 0; i < day->n_sessions; i++)
        check_session(day, i, path);
}
