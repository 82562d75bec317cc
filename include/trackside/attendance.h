/* Who came: days, sessions and people by month, year or day. */
#ifndef TRACKSIDE_ATTENDANCE_H
#define TRACKSIDE_ATTENDANCE_H

#include "trackside/arena.h"
#include "trackside/calendar.h"
#include "trackside/db.h"

/* How many characters of a date name the period. */
enum attendance_by {
    ATTENDANCE_BY_YEAR = 4,
    ATTENDANCE_BY_MONTH = 7,
    ATTENDANCE_BY_DAY = 10,
};

struct attendance_line {
    const char *track_slug;
    const char *period; /* "2025-10" */
    int64_t practice_days, race_events;
    int64_t n_sessions;
    int64_t n_drivers;         /* named ones, or linked by the user */
    int64_t n_unknown_drivers; /* by transponder */
    int64_t n_new_drivers;     /* never seen at that track before */
    int64_t n_classes;
    int64_t n_laps; /* counted */
    int64_t track_time_s;
};

/* NULL and year 0: all. */
struct attendance_filter {
    const char *slug;
    const char *type; /* of session */
    struct date from, to;
    enum attendance_by by;
};

/* The earliest first, then by track. */
int report_attendance(struct db *race_db, const struct attendance_filter *filter,
                      struct arena *arena, const struct attendance_line **ret_lines, size_t *ret_n,
                      struct error *err);

#endif
