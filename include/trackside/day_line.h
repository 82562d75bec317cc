/* A practice day as the site lists it and as it is stored, side by side. */
#ifndef TRACKSIDE_DAY_LINE_H
#define TRACKSIDE_DAY_LINE_H

#include "trackside/discover_range.h"
#include "trackside/report.h"

/* Texts are NULL and numbers ABSENT where unknown. */
struct day_line {
    struct date date;
    const char *track_slug;
    int64_t n_sessions; /* as the site lists them; `days`: as stored */
    bool is_ingested;
    bool has_drift; /* a comparison was possible */
    struct discover_drift drift;
    bool is_told_by_month; /* it is the month page that the comparison is with */
    bool is_stale;
    int64_t fetched_at; /* when the site last confirmed the page the count is from */
    int64_t n_laps;
    int64_t track_time_s;
    int64_t n_drivers;
    int64_t n_classes;
    const char *first_start;
    const char *last_start;
    const char *self_check;
    const struct day_summary *stored;   /* NULL when it is not ingested */
    const struct session_row *sessions; /* of the day page, when they were asked for */
    size_t n_listed;
    bool has_sessions;
    const char *sessions_json; /* they as a JSON array, for a view that wants it; else NULL */
};

/* Take the figures of the stored day. */
void day_line_take_stored(struct day_line *line, const struct day_summary *stored);

#endif
