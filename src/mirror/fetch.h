/*
 * The loop that obeys the policy: several pages on their way at once, each through the gate,
 * tried again as retry.h says, and committed the moment it arrives.
 */
#ifndef TRACKSIDE_FETCH_H
#define TRACKSIDE_FETCH_H

#include "trackside/data_lock.h"
#include "trackside/http.h"
#include "trackside/mirror.h"

enum fetch_state {
    FETCH_READY, /* not sent, or waiting to be sent again */
    FETCH_RUNNING,
    FETCH_DONE,   /* a good version is stored */
    FETCH_FAILED, /* `failure` says why */
};

/* One page to fetch. Texts are borrowed from the arena of the run. */
struct fetch_job {
    struct page_id page;
    const char *cache_key;
    const char *url;
    const char *origin;
    const struct zone *zone; /* of the track; NULL: unknown */
    const char *listed_as;   /* session page: its row in the list; else NULL */
    const char *etag;        /* of the stored version, for a conditional request; NULL: none */
    const char *last_modified;
    int64_t seen_at;       /* when the stored version was last confirmed; ABSENT: there is none */
    int64_t seen_attempts; /* failed ones that were stored beside it */

    enum fetch_state state;
    int64_t attempt;        /* the one running, or the last one; 0 before the first */
    int64_t ready_at_ms;    /* monotonic; not to be sent before */
    int64_t log_id;         /* of the attempt running */
    bool asks_rules;        /* what is on its way is not the page but robots.txt, before it */
    bool is_forbidden;      /* FETCH_FAILED since robots.txt forbids it */
    bool is_locked;         /* no other process asks for it */
    bool is_held_elsewhere; /* another one did when we last looked */
    struct error failure;
    void *tag; /* the caller's */
};

/* Told of each job the moment it is FETCH_DONE or FETCH_FAILED; a negative return stops the run. */
struct fetch_listener {
    int (*ended)(void *context, const struct fetch_job *job, struct error *err);
    void *context;
};

struct site_rules;

struct fetcher {
    struct db *db;
    const struct mirror_options *options;
    struct http *http;      /* NULL until the first request: offline never opens it */
    struct data_lock *lock; /* of pages; likewise */
    struct mirror_requests requests;
    struct site_rules *sites; /* what their robots.txt says: site_rules.h */
    size_t n_sites;
    char *warned_slug;     /* the track whose budget was told to be nearly spent; NULL: none yet */
    bool is_cut_off;       /* page after page nobody answered: the network is gone */
    int64_t clock_ahead_s; /* the site's clock before ours, at its last answer; ABSENT: unknown */
    int64_t deadline_ms;   /* monotonic; ABSENT: none */
    int64_t n_done;        /* of the jobs of this fetch_all: for whoever shows progress */
    int64_t n_total;
};

/*
 * Fetch the jobs, at most `concurrency` at once; listener may be NULL. 0 when each is FETCH_DONE or
 * FETCH_FAILED; else what stopped the run (interrupted, deadline, a rate that would take too long,
 * the database): attempts in flight are finished and kept, the other jobs stay FETCH_READY.
 */
int fetch_all(struct fetcher *fetcher, struct fetch_job *jobs, size_t n, int64_t concurrency,
              const struct fetch_listener *listener, struct error *err);

void fetcher_deinit(struct fetcher *fetcher);

#endif
