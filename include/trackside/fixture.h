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
#include "trackside/trace.h"

struct fixture;

struct fixture_header {
    const char *name;
    const char *value;
};

/* One recorded page, as the manifest describes it. Owned by the fixture. */
struct fixture_page {
    struct page_id id; /* a later part of a list: `url` is its root-relative address */
    const char *cache_key;
    const char *file;
    int64_t status;
    const struct fixture_header *headers; /* in the order of the manifest */
    size_t n_headers;
    const char *content_type; /* of the headers; NULL when not recorded */
    const char *fetched_at;   /* UTC text */
    const char *belongs_to;   /* cache key of the page that lists it; NULL when not recorded */
    const char *sha256;
    const char *damage; /* fixture_open_damaged: why the body is not there; else NULL */
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

/* Likewise, but a page whose file is not there, or not as recorded, is there with its damage. */
int fixture_open_damaged(const char *dir, struct fixture **ret_fixture, struct error *err);

/*
 * Several directories as one fixture, errors as above. Of a page that more than one of them holds,
 * the version that was fetched last counts; of equals, that of the directory named first.
 */
int fixture_open_all(const char *const *dirs, size_t n, struct fixture **ret_fixture,
                     struct error *err);

/* The practice day that is built into the program. */
int fixture_open_bundled(struct fixture **ret_fixture, struct error *err);
void fixture_close(struct fixture *fixture);

/* What is there now. It stays as it is when pages are added. */
const struct fixture_page *fixture_pages(const struct fixture *fixture, size_t *ret_n);
const struct fixture_track *fixture_tracks(const struct fixture *fixture, size_t *ret_n);

/* NULL when it is not recorded. A session's key does not name its track, its address does. */
const struct fixture_page *fixture_find(const struct fixture *fixture, const char *cache_key,
                                        const char *track_slug);

/*
 * Add a page that is not there yet, and its track if that is new; in memory only, what they point
 * to is copied. Others may read meanwhile, but only one may add at a time.
 */
void fixture_add(struct fixture *fixture, const struct fixture_page *page,
                 const struct fixture_track *track);

/* ---- replay ---- */

/* What the server does instead of answering as it should. fault_script.h reads them from text. */
enum fixture_fault_kind {
    FIXTURE_FAULT_DELAY,      /* nothing but to wait */
    FIXTURE_FAULT_STATUS,     /* answer with `status` and a short body */
    FIXTURE_FAULT_BODY,       /* answer with `status` (0: 200) and `body` instead of the page */
    FIXTURE_FAULT_REDIRECT,   /* 302 to `location` */
    FIXTURE_FAULT_DROP,       /* close the connection without an answer */
    FIXTURE_FAULT_RESET,      /* reset it without an answer */
    FIXTURE_FAULT_HALF,       /* announce the whole length, send half, close */
    FIXTURE_FAULT_HALF_CHUNK, /* the same in chunks, without the last one */
    FIXTURE_FAULT_HALF_RESET, /* send half, then reset */
    FIXTURE_FAULT_CUT,        /* send half as if that were all */
    FIXTURE_FAULT_LENGTH,     /* announce a length that is wrong by `n` bytes */
    FIXTURE_FAULT_DRIP,       /* send `n` bytes every `drip_ms` */
    FIXTURE_FAULT_ENDLESS,    /* the page in chunks, then blanks without end */
    FIXTURE_FAULT_BOMB,       /* `n` MiB of nothing, packed to a thousandth */
    FIXTURE_FAULT_CHANGING,   /* the page, with the number of the request in a comment at its end */
    FIXTURE_FAULT_PLAIN,      /* the page without ETag and Last-Modified */
    FIXTURE_FAULT_HEADERS,    /* the page behind `n` KiB of headers */
};

struct fixture_fault {
    const char *match;     /* a cache key, or one that ends in '*' */
    int64_t first_attempt; /* which requests for that key, from 1 */
    int64_t last_attempt;  /* 0: all later ones */
    int64_t ms;            /* to wait before, whatever comes then */
    enum fixture_fault_kind kind;
    int64_t status;
    int64_t n;
    int64_t drip_ms;
    const char *location;
    struct bytes body;
    const char *headers; /* "Retry-After: 3\nX: y", or NULL; with any kind that answers */
};

struct fixture_server;

/* Failures by chance, the same for the same seed: each request for a page has its own lot. */
struct fixture_chance {
    int64_t per_100000; /* requests answered with 503; 0: none */
    const char *seed;
};

/*
 * Have a page recorded that is not: add it to the fixture and return 0, or say why not. Called
 * from threads of the server, one at a time.
 */
struct fixture_recorder {
    int (*record)(void *context, const struct page_id *page, struct error *err);
    void *context;
};

/* All of it is borrowed while the server runs. */
struct fixture_server_options {
    int64_t port;                       /* 0: a free one */
    const struct fixture_fault *faults; /* the first match counts */
    size_t n_faults;
    struct fixture_chance chance;            /* where no fault matches */
    int64_t latency_ms;                      /* before every answer */
    const struct fixture_recorder *recorder; /* NULL: what is not recorded is refused */
    const struct trace *trace;               /* TRACE_REQUEST and TRACE_REFUSED, from any thread;
                                                may be NULL */
};

/*
 * Serve a fixture on 127.0.0.1 until stopped, from threads of its own. The fixture is
 * borrowed. Pages are answered at their addresses in any parameter order, with ETag and
 * Last-Modified and the 304 that goes with them, gzip when accepted; a track's practice front is
 * its newest month page; `/` lists what there is; anything else is a 404 that names the nearest
 * recorded page. GET and HEAD only.
 */
int fixture_server_start(const struct fixture *fixture,
                         const struct fixture_server_options *options,
                         struct fixture_server **ret_server, struct error *err);
void fixture_server_stop(struct fixture_server *server); /* accepts NULL */

int64_t fixture_server_port(const struct fixture_server *server);

/* Requests that came so far, answered well or not, and how many of them for one cache key. Those
 * for /robots.txt, which forbids nothing, are counted for the key "site:robots" alone. */
size_t fixture_server_n_requests(struct fixture_server *server);
size_t fixture_server_n_requests_for(struct fixture_server *server, const char *cache_key);

/* How many asked for what is not recorded. */
size_t fixture_server_n_refused(struct fixture_server *server);

#endif
