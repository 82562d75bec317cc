/*
 * A server that says whatever it is told to say, well-formed or not: for what a proper HTTP
 * library cannot be made to send. One connection at a time, on loopback, bounded.
 */
#ifndef TRACKSIDE_TESTS_HTTP_RUDE_SERVER_H
#define TRACKSIDE_TESTS_HTTP_RUDE_SERVER_H

#include "trackside/bytes.h"

#include <stdint.h>

enum rude_end {
    RUDE_CLOSE,
    RUDE_RESET, /* so that the other side reads ECONNRESET */
    RUDE_HOLD,  /* say no more, wait until the other side closes */
};

struct rude_answer {
    struct bytes start;  /* sent once the request's headers have come; a status line and so on */
    struct bytes repeat; /* sent again and again behind it */
    int n_repeats;
    int64_t pause_ms; /* before each repeat */
    enum rude_end end;
};

struct rude_server;

/* The answer is borrowed. */
struct rude_server *rude_start(const struct rude_answer *answer);
void rude_stop(struct rude_server *server);

/* "http://127.0.0.1:PORT/x" */
const char *rude_url(const struct rude_server *server);

/* The headers of the last request; call after its response has come. */
const char *rude_request(const struct rude_server *server);

#endif
