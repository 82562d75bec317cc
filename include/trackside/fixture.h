/*
 * Fixtures: recorded pages with a manifest, and a real HTTP server on loopback that replays
 * them at the site's addresses, with the track as first path element. The same server is the
 * test server: it misbehaves when asked to.
 */
#ifndef TRACKSIDE_FIXTURE_H
#define TRACKSIDE_FIXTURE_H

#include "trackside/arena.h"
#include "trackside/error.h"
#include "trackside/page.h"

struct fixture;

/* One recorded page, as the manifest describes it. Owned by the fixture. */
struct fixture_page {
    struct page_id id;
    const char *cache_key;
    const char *file;
    int64_t status;
    const char *content_type;
    const char *fetched_at; /* UTC text */
    const char *sha256;
    struct bytes body;
};

struct fixture_track {
    const char *slug;
    const char *name;
    const char *timezone;
};

/*
 * Read DIR/manifest.json and its pages. ERROR_CHECK when the manifest contradicts itself or a
 * page's size or digest, ERROR_TOO_NEW for a later format, ERROR_FAILED for what cannot be read.
 */
int fixture_open(const char *dir, struct fixture **ret_fixture, struct error *err);

/* The practice day that is built into the program. */
int fixture_open_bundled(struct fixture **ret_fixture, struct error *err);
void fixture_close(struct fixture *fixture);

const struct fixture_page *fixture_pages(const struct fixture *fixture, size_t *ret_n);
const struct fixture_track *fixture_tracks(const struct fixture *fixture, size_t *ret_n);

/* ---- replay ---- */

enum fixture_fault_kind {
    FIXTURE_FAULT_STATUS,   /* answer with `status` and a short body */
    FIXTURE_FAULT_DELAY,    /* wait `ms`, then answer as usual */
    FIXTURE_FAULT_DROP,     /* close the connection without an answer */
    FIXTURE_FAULT_HALF,     /* announce the whole length, send half, close */
    FIXTURE_FAULT_BODY,     /* answer with `status` (0: 200) and `body` instead of the page */
    FIXTURE_FAULT_REDIRECT, /* 302 to `location` */
};

struct fixture_fault {
    const char *match;     /* a cache key, or one that ends in '*' */
    int64_t first_attempt; /* which requests for that key, from 1 */
    int64_t last_attempt;  /* 0: all later ones */
    enum fixture_fault_kind kind;
    int64_t status;
    int64_t ms;
    const char *location;
    struct bytes body;
    const char *headers; /* "Retry-After: 3\nX: y", or NULL */
};

struct fixture_server;

struct fixture_server_options {
    int64_t port;                       /* 0: a free one */
    const struct fixture_fault *faults; /* borrowed while the server runs; the first match counts */
    size_t n_faults;
};

/*
 * Serve a fixture on 127.0.0.1 until stopped, from a thread of its own. The fixture is
 * borrowed. Pages are answered at their addresses in any parameter order, with ETag and
 * Last-Modified and the 304 that goes with them, gzip when accepted; `/` lists what there is;
 * anything else is a 404 that names the nearest recorded page. GET and HEAD only.
 */
int fixture_server_start(const struct fixture *fixture,
                         const struct fixture_server_options *options,
                         struct fixture_server **ret_server, struct error *err);
void fixture_server_stop(struct fixture_server *server); /* accepts NULL */

int64_t fixture_server_port(const struct fixture_server *server);

/* Requests that came so far, answered well or not, and how many of them for one cache key. */
size_t fixture_server_n_requests(struct fixture_server *server);
size_t fixture_server_n_requests_for(struct fixture_server *server, const char *cache_key);

#endif
