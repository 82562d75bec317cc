/*
 * Discovery: which practice days the site has, told from its month pages. Which months a question
 * is about, what stored month pages say, and how that differs from what is in the race store. Pure,
 * but for the reading of stored pages; asking the site is the mirror's.
 */
#ifndef TRACKSIDE_DISCOVER_RANGE_H
#define TRACKSIDE_DISCOVER_RANGE_H

#include "trackside/arena.h"
#include "trackside/db.h"
#include "trackside/practice.h"

enum {
    DISCOVER_DEFAULT_DAYS = 180,
    DISCOVER_MAX_MONTHS = 12,                     /* the longest range */
    DISCOVER_MAX_PAGES = DISCOVER_MAX_MONTHS + 1, /* calendar months that such a range can touch */
};

/* ---- the question ---- */

struct discover_range {
    struct date from;
    struct date to;
    bool is_cut;  /* it was asked for beyond today */
    bool is_open; /* `to` stands for "now": clocks differ, so a later day is in it as well */
};

/*
 * The range meant by what the user gave, each date absent when not given: the last 180 days before
 * `to`, which is today at the latest. ERROR_USAGE, with a sentence of its own, for a range that is
 * inverted, begins after today, or is longer than 12 months.
 */
int discover_range(struct date from, struct date to, struct date today,
                   struct discover_range *ret_range, struct error *err);

/* Is the day in it? */
bool discover_range_has(const struct discover_range *range, struct date day);

/* The months (day 0) that a range touches, newest first. How many. */
size_t discover_months(const struct discover_range *range,
                       struct date out[static DISCOVER_MAX_PAGES]);

/* ---- what month pages say ---- */

/* A stored month page. */
struct discover_month {
    const char *track_name;       /* NULL when the page does not say */
    const struct month_day *days; /* newest first */
    size_t n_days;
    const struct date *months; /* every month with practice, newest first */
    size_t n_months;
    int64_t validated_at; /* when the site last confirmed it */
    bool settled;
    const char *url, *cache_key;    /* of the page */
    const struct finding *findings; /* what was odd about it */
    size_t n_findings;
};

enum {
    DISCOVER_NONE = 1, /* not stored */
};

/*
 * Read it from mirror.db. ERROR_UNKNOWN_PAGE for one that cannot be read, or that shows another
 * month although it lists this one. A page that shows another month since there was no practice in
 * this one has no days.
 */
int discover_read_month(struct db *mirror_db, const char *slug, struct date month,
                        struct arena *arena, struct discover_month *ret_month, struct error *err);

/*
 * Does the page's list of months tell that there was no practice in `month`? Only for months that
 * were over, or going on, when it came.
 */
bool discover_rules_out(const struct discover_month *page, struct date month);

/* ---- what became of it ---- */

/* What the site lists beyond the store, and what the store has that the site lists no longer. */
struct discover_drift {
    int64_t n_new;
    int64_t n_removed;
};

struct discover_drift discover_drift_by_count(int64_t n_listed, int64_t n_stored);

/*
 * By session id; the lists are sorted in place. n_skipped rows of the page could not be read: as
 * many sessions may be missing without being gone.
 */
struct discover_drift discover_drift_by_id(const char **listed, size_t n_listed,
                                           const char **stored, size_t n_stored, size_t n_skipped);

#endif
