/*
 * A small recorded site in a temporary directory, replayed on loopback, and a client for it.
 * Whatever goes wrong in here fails the test.
 */
#ifndef TRACKSIDE_TESTS_HTTP_SITE_H
#define TRACKSIDE_TESTS_HTTP_SITE_H

#include "trackside/fixture.h"
#include "trackside/http.h"

#define SITE_DAY_KEY     "practice:day:redhill:2025-10-25"
#define SITE_SESSION_KEY "practice:session:100"
#define SITE_DAY         "/redhill/practice/?p=session_list&d=2025-10-25"
#define SITE_SESSION     "/redhill/practice/?p=view_session&id=100"
#define SITE_DAY_BODY    "<h5>October 25, 2025 (Saturday)</h5>"

enum {
    SITE_TIMEOUT_MS = 20000, /* far beyond what a healthy test needs */
    SITE_MAX_BODY_SIZE = 256 * 1024,
};

struct site {
    struct arena arena;
    const char *dir;
    struct fixture *fixture;
    struct fixture_server *server;
    struct http *http;
};

/* Write the fixture, open it, serve it with these faults, open a client. */
struct site *site_open(const struct fixture_fault *faults, size_t n);
void site_close(struct site *site);

/* "http://127.0.0.1:PORT" and the path. */
const char *site_url(struct site *site, const char *path);

/* Ask and wait for the response, to be freed. */
struct http_response *site_get(struct site *site, const char *path);
struct http_response *site_ask(struct site *site, const struct http_request *request);

/* A client of its own, and one request through any client. */
struct http *client_open(int64_t max_body_size);
struct http_response *client_ask(struct http *http, const struct http_request *request);
struct http_response *client_get(struct http *http, const char *url, int64_t timeout_ms);
struct http_response *client_wait(struct http *http);

/* The fixture alone, in a new directory; the first `from` in its manifest (NULL: nothing) becomes
 * `to`. */
const char *site_write(struct arena *arena, const char *from, const char *to);
void site_remove(const char *dir);

#endif
