/*
 * HTTP: one attempt at one address, under limits it is given. No retries, no rates, no
 * cache: those are mirror's. Several attempts run side by side over one set of connections.
 *
 * http and https only; certificates are verified; redirects are followed within the same
 * origin (scheme, host, port) only, at most five; cookies, netrc and proxies from the
 * environment are not used, save that https_proxy/no_proxy are honoured as curl does for
 * sites that are not loopback.
 *
 * A complete answer need not be a whole page: a body without a length ends where its connection
 * does, and a packed body that breaks off inside a complete message goes unnoticed by libcurl.
 * Whoever reads the page must look for its end.
 */
#ifndef TRACKSIDE_HTTP_H
#define TRACKSIDE_HTTP_H

#include "trackside/bytes.h"
#include "trackside/error.h"
#include "trackside/number.h"

#include <stdbool.h>

struct http;

struct http_options {
    const char *user_agent;
    int64_t connect_timeout_ms;
    int64_t max_body_size; /* bytes as decoded; a ceiling for what comes over the wire, too */
    int64_t max_connections;
    int64_t slow_s; /* hardly a byte (below 32 a second) for so long is no answer; 0: never mind */
    const char *ca_file; /* PEM: whom to trust instead of the system's; NULL: the system's */
};

int http_open(const struct http_options *options, struct http **ret_http, struct error *err);
void http_close(struct http *http); /* also aborts what runs; accepts NULL */

struct http_request {
    const char *url;
    int64_t timeout_ms;        /* for the whole attempt */
    const char *etag;          /* makes it conditional; NULL when unknown */
    const char *last_modified; /* likewise */
    void *tag;                 /* the caller's, handed back with the response */
};

enum http_outcome {
    HTTP_ANSWERED,    /* a complete answer with a status, whatever it is */
    HTTP_UNREACHABLE, /* no such host, refused, no route, reset before an answer */
    HTTP_TIMED_OUT,
    HTTP_CUT_SHORT,   /* the body ended early: a length that was not met, a reset half-way */
    HTTP_TOO_LARGE,   /* past max_body_size, or a flood of headers */
    HTTP_NOT_TRUSTED, /* certificate or TLS failure */
    HTTP_LED_ASTRAY,  /* a redirect to another origin or scheme, or too many */
    HTTP_BROKEN,      /* not HTTP, or an encoding that cannot be undone */
};

struct http_response {
    void *tag;
    enum http_outcome outcome;
    int status;               /* 0 unless HTTP_ANSWERED */
    const char *url;          /* the final one, after redirects */
    const char *content_type; /* NULL when not sent, as the next two */
    const char *etag;
    const char *last_modified;
    int64_t date_utc;      /* of the Date header; ABSENT when not sent or unreadable */
    int64_t retry_after_s; /* from now, never negative; ABSENT when not sent or unreadable */
    struct bytes body;     /* decoded; empty unless HTTP_ANSWERED */
    int64_t duration_ms;
    const char *problem; /* one clause, "connection refused"; NULL when answered */
};

/*
 * Begin an attempt. The request's texts are copied. An address that is not http or https, or that
 * holds a user name, is ERROR_FAILED.
 */
int http_start(struct http *http, const struct http_request *request, struct error *err);

/* Is it an address of this very machine? By its name: localhost, [::1], 127.0.0.1 and the like. */
bool http_is_loopback(const char *url);

/* The library in use and what it is built on, "libcurl/7.88.1 OpenSSL/3.0.17 zlib/1.2.13". */
const char *http_library(void);

/* Can it verify certificates and unpack answers? */
bool http_library_is_complete(void);

/* How many run. */
size_t http_n_running(const struct http *http);

/*
 * Wait until an attempt has ended, at most wait_ms, and hand over its response, to be freed.
 * HTTP_NOTHING_YET when none ended in time, or none runs; also early, when a signal came or
 * something happened that ended none.
 */
enum {
    HTTP_NOTHING_YET = 1,
};
int http_wait(struct http *http, int64_t wait_ms, struct http_response **ret_response,
              struct error *err);
void http_response_free(struct http_response *response);
void http_response_free_at(struct http_response **response); /* for CLEANUP */

#endif
