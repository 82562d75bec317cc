/*
 * The mirror: which pages to ask the site for, when, and how often.
 *
 * It stands between whoever wants a page and the network: a stored page that is fresh is used
 * as it is; one that is due is asked for again, within the rates and budgets, with retries; what
 * comes is committed to mirror.db before anybody reads it. The same rates and pauses hold across
 * processes, since they are counted from the log in mirror.db.
 */
#ifndef TRACKSIDE_MIRROR_H
#define TRACKSIDE_MIRROR_H

#include "trackside/bytes.h"
#include "trackside/clock.h"
#include "trackside/db.h"
#include "trackside/page.h"
#include "trackside/page_store.h"
#include "trackside/trace.h"

#include <signal.h>

/* Every number of the policy; filled from the settings. 0 for a rate: no limit. */
struct mirror_policy {
    int64_t discovery_per_minute; /* per track */
    int64_t discovery_per_day;    /* per track, any 24 hours */
    int64_t session_per_minute;   /* per origin */
    int64_t burst;                /* of those, how many may go without being spread */
    bool spreads_loopback;        /* pages of this machine's own sites are spread, too */
    bool obeys_robots;            /* what a site's robots.txt forbids is not asked for */
    int64_t concurrency;          /* session pages at once */
    int64_t connect_timeout_ms;
    int64_t timeout_ms[PAGE_N_KINDS];
    int64_t retries; /* after the first try */
    int64_t retry_base_ms;
    int64_t max_body_size;
    const char *user_agent;
    const char *ca_file; /* whom to trust instead of the system's; NULL: the system's */
    int64_t slow_s;      /* seconds with hardly a byte before an attempt is given up; 0: none */
    int64_t ttl_s[PAGE_N_KINDS];
    int64_t settled_ttl_s[PAGE_N_KINDS];
    int64_t current_month_ttl_s;
    int64_t settled_after_s; /* after the end of the day in the track's zone */
    bool stale_if_error;
    int64_t
        host_pause_s;    /* after a 429 or 503 that outlived its retries, or a bot check; 0: none */
    int64_t max_wait_ms; /* the longest a run waits at a time for a rate or a pause */
    int64_t deadline_ms; /* for a whole run; 0: none */
};

struct mirror_options {
    const char *site; /* template, see liverc.h */
    bool offline;     /* no network, not even a name look-up */
    bool refresh;     /* ignore freshness; ask conditionally where the site gave validators */
    struct mirror_policy policy;
    const struct clock *clock;
    const struct trace *trace;                /* may be NULL */
    const volatile sig_atomic_t *interrupted; /* set to 1 by the user's SIGINT; may be NULL */
};

struct mirror;

/* The database and what the options point to stay the caller's and must outlive the mirror. */
int mirror_open(struct db *mirror_db, const struct mirror_options *options,
                struct mirror **ret_mirror, struct error *err);
void mirror_close(struct mirror *mirror);
void mirror_close_at(struct mirror **mirror); /* for CLEANUP */

/* Page requests of this run, by what became of them. */
struct mirror_requests {
    int64_t network;      /* asked of the site and answered with a page */
    int64_t cache;        /* served from mirror.db without asking */
    int64_t not_modified; /* asked, and confirmed unchanged by a validator */
    int64_t failed;       /* could not be had */
    int64_t stale; /* of `cache`: past their time, used because the site could not be reached */
    int64_t oldest_stale_at; /* when the oldest of those was last confirmed; ABSENT when none */
    int64_t go_on_at; /* when a rate, a pause or the budget lets more be asked; ABSENT: at once */
    struct error held_back; /* code 0, or why a page past its time was used without asking: a rate,
                               a pause, the budget or the deadline forbade it */
};
const struct mirror_requests *mirror_requests(const struct mirror *mirror);

/* By how many seconds the site's clock was ahead of ours when it last answered; ABSENT when it has
 * not said what it shows. */
int64_t mirror_clock_ahead(const struct mirror *mirror);

/* Of the day and month pages, and the directory, that may be asked for in any 24 hours. */
struct mirror_budget {
    int64_t used;
    int64_t limit;        /* 0: none */
    int64_t next_free_at; /* when the first of the used ones comes back; ABSENT when none is used */
    bool is_nearly_spent; /* four fifths are used, or more */
};

/* The budget of a track (the policy's discovery_per_day is its limit). Needs no open mirror. */
int mirror_budget(struct db *mirror_db, int64_t limit, const struct clock *clock, const char *slug,
                  struct mirror_budget *ret_budget, struct error *err);

/*
 * Have a page in mirror.db. Returns 0 when a usable version is stored now: fresh, fetched, or
 * stale because the site could not be reached or may not be asked now (mirror_requests tells). Else
 * ERROR_UNREACHABLE, ERROR_UNKNOWN_PAGE (kept in `oddities`), ERROR_PARTIAL (a rate, budget or
 * pause says "not now"), ERROR_INTERRUPTED.
 */
int mirror_page(struct mirror *mirror, const struct page_id *page, struct error *err);

/* A page somebody wants, and what became of the wish. */
struct mirror_wish {
    struct page_id page;
    bool takes_any_age;   /* in: a stored version is good enough, however old; no request then */
    bool is_had;          /* a usable version is stored now */
    bool is_stale;        /* it is past its time, used for want of a better one */
    struct error failure; /* why not; code 0 when it is had, or when the run stopped before */
};

/* Told of each wish the moment it ended, in any order. What it returns, when negative, ends the
 * run. */
struct mirror_listener {
    int (*ended)(void *context, const struct mirror_wish *wish, struct error *err);
    void *context;
};

/*
 * Have several pages in mirror.db, at most fetch.concurrency on their way at once. A page that
 * fails leaves the others: its wish says why. Negative is what stopped the run (a rate, the
 * deadline, the user, the database, the listener): wishes that ended until then are kept, and after
 * a rate or the deadline stale pages stand in for the others where they can. 0 when all wishes
 * ended. listener may be NULL.
 */
int mirror_pages(struct mirror *mirror, struct mirror_wish *wishes, size_t n,
                 const struct mirror_listener *listener, struct error *err);

/* What became of the session pages of a day, or of the pages that a race event links to. */
struct mirror_day {
    int64_t n_listed;           /* sessions, or races */
    int64_t n_asked;            /* due: new, changed in the list, or failed before */
    int64_t n_failed;           /* of those, not to be had; their reason is in mirror.db */
    struct error first_failure; /* code 0 when none */
};

/*
 * Have a practice day in mirror.db: its list, and, unless list_only, the session pages that
 * are new, whose row in the list changed, or that failed before. Failed session pages are
 * counted, not an error; everything fetched is kept. Errors as mirror_page, for the list; when a
 * rate, the deadline or the user stops the session pages half-way, *ret_day says how far it came.
 */
int mirror_practice_day(struct mirror *mirror, const char *slug, struct date date, bool list_only,
                        struct mirror_day *ret_day, struct error *err);

/*
 * Ask again for these session pages of a day, whether they are due or not, but for those that the
 * site says are gone; the day's list is taken as it is stored, and what it does not list is passed
 * over. Otherwise as mirror_practice_day.
 */
int mirror_sessions_again(struct mirror *mirror, const char *slug, struct date date,
                          const char *const *session_ids, size_t n, struct mirror_day *ret_day,
                          struct error *err);

/* What a mirror_practice_day of now would ask for. */
struct mirror_estimate {
    int64_t n_lists;    /* day pages, or event pages */
    int64_t n_sessions; /* session pages; of a race event: pages of races, entries and rankings */
    bool is_known;      /* of a race event: its page is stored, so that these are all. Else there
                           are more, as many as it will link to */
};

/* Nothing is asked of the site. `n_expected` is how many sessions the month page counts; it is all
 * there is to go by while the list is not stored. */
int mirror_estimate_day(struct mirror *mirror, const char *slug, struct date date,
                        int64_t n_expected, struct mirror_estimate *ret_estimate,
                        struct error *err);

/*
 * Have a race event in mirror.db on the same plan: its page, and, unless list_only, the pages of
 * races, entries and rankings that it links to. Asked for are those that are new, that are listed
 * otherwise than before (a race that was posted again, rankings with any race that was), that
 * failed, or, until the event is settled, that are past their time.
 */
int mirror_race_event(struct mirror *mirror, const char *slug, const char *event_id, bool list_only,
                      struct mirror_day *ret_event, struct error *err);

/* Ask again for these races of an event and for all of its pages that failed or never came; the
 * event's own page is taken as it is stored. As mirror_sessions_again. */
int mirror_event_again(struct mirror *mirror, const char *slug, const char *event_id,
                       const char *const *race_ids, size_t n_races, struct mirror_day *ret_event,
                       struct error *err);

/* What a mirror_race_event of now would ask for. Nothing is asked of the site. */
int mirror_estimate_event(struct mirror *mirror, const char *slug, const char *event_id,
                          struct mirror_estimate *ret_estimate, struct error *err);

/*
 * Give stored pages the time to live that the policy says now, counted from when the site last
 * confirmed them: a changed setting is not retroactive by itself. *ret_n: those that changed.
 * Needs no open mirror, nor does the next.
 */
int mirror_retain(struct db *mirror_db, const struct mirror_policy *policy,
                  const struct stored_page *pages, size_t n, int64_t *ret_n, struct error *err);

/* A page that came by another way: saved from a browser. */
struct mirror_import {
    const char *url; /* absolute, of a LiveRC track or of the directory */
    struct bytes body;
    const char *content_type; /* NULL when not known */
    int64_t fetched_at;       /* when it was saved */
    const char *problem;      /* why a HAR file has the address and not the page; NULL: it has it */
};

enum mirror_imported {
    MIRROR_IMPORT_STORED,
    MIRROR_IMPORT_SAME,  /* its content was the stored one */
    MIRROR_IMPORT_OLDER, /* a later version is stored, and stays */
};

/*
 * Keep it as if fetched, marked as imported. ERROR_NOT_FOUND for one with a problem; ERROR_USAGE
 * for an address that is none of a page we know; ERROR_UNKNOWN_PAGE for bytes that are no such
 * page, or of another day than the address. Joins the caller's transaction. *ret_cache_key is in
 * the arena.
 */
int mirror_import_page(struct db *mirror_db, const struct mirror_policy *policy,
                       const struct mirror_import *import, struct arena *arena,
                       enum mirror_imported *ret_imported, const char **ret_cache_key,
                       struct error *err);

/*
 * What a HAR file says was asked for by GET; those without a readable page, with their problem.
 * Redirects are passed over. Whether they are pages of LiveRC is for mirror_import_page to say. In
 * the arena.
 */
int mirror_read_har(struct bytes text, struct arena *arena, struct mirror_import **ret_imports,
                    size_t *ret_n, struct error *err);

/*
 * After a successful ingestion an unsettled day's list is due again: the day may still go on.
 * Needs no open mirror.
 */
int mirror_expire_day(struct db *mirror_db, const char *slug, struct date date, int64_t now,
                      struct error *err);

/* Likewise an event's page. */
int mirror_expire_event(struct db *mirror_db, const char *slug, const char *event_id, int64_t now,
                        struct error *err);

#endif
