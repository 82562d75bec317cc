/*
 * The site of a stage: the replaying server on one port of loopback, with its faults and its
 * counters. While it is stopped the port stays taken, so that nobody else answers there.
 */
#ifndef TRACKSIDE_TESTS_SITE_H
#define TRACKSIDE_TESTS_SITE_H

#include "trackside/fixture.h"

#include <stdbool.h>

/* How often one page was asked for. */
struct page_counter {
    const char *cache_key; /* NULL: all of them together */
    size_t n_before;       /* from servers that were stopped since */
    size_t n_at_mark;      /* when the last run began */
};

struct site {
    const struct fixture *fixture;
    struct fixture_server *server; /* NULL while stopped */
    int64_t port;
    int held_fd; /* the port while stopped; -1 while running */
    struct fixture_fault *faults;
    size_t n_faults;
    bool faults_changed;
    struct page_counter *counters; /* the first counts everything */
    size_t n_counters;
    struct arena *arena;
};

int site_open(struct site *site, const struct fixture *fixture, struct arena *arena,
              struct error *err);
void site_close(struct site *site);

int site_start(struct site *site, struct error *err); /* does nothing when it runs */
int site_stop(struct site *site, struct error *err);  /* likewise */

/* A fault more; texts live as long as the arena. Faults take effect with the next run. */
void site_add_fault(struct site *site, const struct fixture_fault *fault);
void site_clear_faults(struct site *site);

/* A run begins: changed faults take effect (attempts count from 1 again), and counting begins. */
int site_begin_run(struct site *site, struct error *err);

/* Requests since the run began; for one cache key, or all with NULL. */
size_t site_n_requests(const struct site *site, const char *cache_key);

/* Count for a key that is not of the fixture; before the first run. */
void site_watch(struct site *site, const char *cache_key);

#endif
