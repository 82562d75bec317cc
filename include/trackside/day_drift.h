/*
 * Drift: how the site's list differs from a stored day, as far as stored month and day pages know.
 * Nothing is asked of the site.
 */
#ifndef TRACKSIDE_DAY_DRIFT_H
#define TRACKSIDE_DAY_DRIFT_H

#include "trackside/day_line.h"
#include "trackside/task.h"

/* The month page read last: days come newest first, so that each is read once or twice. */
struct month_cache {
    const char *slug; /* NULL at first */
    struct date month;
    bool has_page;
    struct discover_month page;
};

/* Add to a line of a stored day what the page that came last says; has_drift stays false when no
 * page tells. */
int day_drift_add(struct task *task, struct arena *arena, struct day_line *line,
                  struct month_cache *cache, struct error *err);

/* A stored day that the site lists otherwise. */
struct drifting_day {
    const char *track_slug;
    struct date date;
    struct discover_drift drift;
    int64_t since; /* when a page was first seen that says so */
};

/* Those of a track (NULL: all), of one date (year 0: all), newest first. */
int day_drift_list(struct task *task, struct arena *arena, const char *slug, struct date date,
                   const struct drifting_day **ret_days, size_t *ret_n, struct error *err);

#endif
