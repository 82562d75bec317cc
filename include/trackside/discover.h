/*
 * One discovery: month pages asked in the right order, and what they say put beside what is
 * stored. The commands print; this decides and collects.
 */
#ifndef TRACKSIDE_DISCOVER_H
#define TRACKSIDE_DISCOVER_H

#include "trackside/day_line.h"
#include "trackside/mirror.h"
#include "trackside/task.h"

enum discovery_state {
    DISCOVERY_UNASKED,
    DISCOVERY_RULED_OUT, /* the site's list of months has it not: no practice, no request */
    DISCOVERY_LISTED,
    DISCOVERY_FAILED,
};

struct discovery_month {
    struct date month; /* day 0 */
    enum discovery_state state;
    bool has_page; /* `page` is the version now stored */
    struct discover_month page;
    bool is_stale;
    struct error failure;  /* DISCOVERY_FAILED */
    struct day_line *days; /* DISCOVERY_LISTED: newest first */
    size_t n_days;
};

/* A day whose own page could not be had, or not be read. */
struct discovery_failure {
    struct date date;
    struct error error;
};

struct discovery {
    struct task *task;
    struct arena *arena; /* where everything of this run is allocated */
    struct mirror *mirror;
    const char *slug;
    struct date today; /* by the track's clock, or UTC while its zone is unknown */
    struct discover_range range;
    const struct discover_month *history; /* a later month's page, whose list of months counts when
                                             the range has none of its own; NULL: none */
    bool wants_detail;                    /* figures of all days */
    bool wants_sessions;                  /* their sessions too */
    struct discovery_month months[DISCOVER_MAX_PAGES]; /* newest first */
    size_t n_months;
    const struct day_summary *stored; /* the track's stored days of those months */
    size_t n_stored;
    struct discovery_failure *failures;
    size_t n_failures;

    /* Told of each month the moment its days are known; NULL: nobody. */
    int (*month_ended)(void *listener, const struct discovery_month *month, struct error *err);
    void *listener;
};

/* Today at the track. */
int discovery_today(struct task *task, struct arena *arena, const char *slug,
                    struct date *ret_today, struct error *err);

/*
 * Ask what must be asked and list the days. Months and days that fail are kept with their reason
 * and are no error; neither is a rate or the deadline that stopped the run: what was not asked
 * has failed because of it.
 */
int discovery_run(struct discovery *discovery, struct error *err);

/* The page that lists the track's months: the current one, asked for, or the newest stored. */
int discovery_history(struct discovery *discovery, struct discover_month *ret_page,
                      struct error *err);

/* For discovery.c: the day pages of a month (with --detail), and the month's days as lines. */
int discovery_fetch_days(struct discovery *discovery, struct discovery_month *month,
                         struct error *err);
int discovery_list_days(struct discovery *discovery, struct discovery_month *month,
                        struct error *err);

/* The stored day of that date; NULL when it is not ingested. */
const struct day_summary *discovery_find_stored(const struct discovery *discovery,
                                                struct date date);

#endif
