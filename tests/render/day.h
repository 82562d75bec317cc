/*
 * One practice day as day.txt tells it: facts only, no figure that could be computed.
 *
 * Times of day are milliseconds since midnight, lap times are milliseconds. What the track's clock
 * showed then is asked of day_clock: it may have been set meanwhile, or a new day may have begun.
 * Text is borrowed from the file read, which the day keeps.
 */
#ifndef TRACKSIDE_RENDER_DAY_H
#define TRACKSIDE_RENDER_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Stands where the site prints a name for a chip that nobody has claimed. */
#define UNKNOWN_DRIVER "Unknown Driver"
#define UNKNOWN_CLASS  "Unknown Class"

enum {
    /* A session is closed when its chip has not crossed for this long. */
    SESSION_TIMEOUT_MS = 180 * 1000,
    DAY_MS = 24 * 60 * 60 * 1000,
};

struct date {
    int year;
    int month; /* 1 to 12 */
    int day;
};

struct lap_range {
    const char *class_name; /* NULL: every class without a range of its own */
    int64_t low_ms;
    int64_t high_ms;
};

struct lap {
    int64_t time_ms;
    bool is_valid;
};

struct session {
    int64_t id;
    int64_t start_ms;
    const char *driver;
    const char *class_name;
    const char *chip; /* NULL when the site printed none */
    struct lap_range range;
    struct lap *laps;
    size_t n_laps; /* invalid ones included */
};

/* Another practice day of the same month, known by its count alone. */
struct other_day {
    struct date date;
    int64_t n_sessions;
};

struct day {
    char *text;
    const char *slug;
    const char *name;
    const char *zone;
    const char *fetched_at;
    struct date date;
    struct date today;
    int64_t jump_at_ms; /* the clock was set then, and moved by so much; 0 when it was not */
    int64_t jump_by_ms;
    struct date *months; /* newest first; the day of the month is 1 */
    size_t n_months;
    struct other_day *others;
    size_t n_others;
    struct lap_range *ranges;
    size_t n_ranges;
    struct session *sessions; /* by rising id and start */
    size_t n_sessions;
};

/* Negative, zero or positive, as dates are ordered. */
int date_compare(struct date a, struct date b);

/* When the lap numbered n_laps (the first is 1) ended; the start for 0. Invalid laps take time too.
 */
int64_t session_crossing_ms(const struct session *session, size_t n_laps);

/* What the clock on the wall shows. */
struct wall_clock {
    struct date date;
    int64_t ms; /* after midnight of that date */
};

struct wall_clock day_clock(const struct day *day, int64_t at_ms);

/* Refuses a day that lacks something, or that the site could not have recorded; path names it. */
void day_check(const struct day *day, const char *path);

#endif
