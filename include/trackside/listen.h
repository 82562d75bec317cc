/*
 * An HTTP server on 127.0.0.1: connections, requests and replies. What is answered is the
 * handler's to decide.
 */
#ifndef TRACKSIDE_LISTEN_H
#define TRACKSIDE_LISTEN_H

#include "trackside/arena.h"
#include "trackside/error.h"

#include <stdint.h>

struct listener;
struct listen_exchange;

/* One request, for as long as the handler is at it. */
struct listen_request {
    struct listener *listener;
    const char *method; /* "GET" */
    const char *target; /* as it was sent: "/path?query" */
    struct bytes path;  /* of the target, up to its question mark; nothing is decoded */
    struct bytes query; /* behind it; empty when there is none */
    struct bytes body;
    bool body_is_cut; /* there was more of it than the listener takes, its end is missing */
    const struct listen_exchange *exchange; /* the listener's */
};

/* A header of a request, its name in any case; the first of that name. NULL when it was not sent.
 */
const char *listen_header(const struct listen_request *request, const char *name);

struct listen_reply_header {
    const char *name;
    const char *value;
};

/* Zero but for its status it is an empty answer. What it points to is in the handler's arena, or
 * lives as long as the listener. */
struct listen_reply {
    unsigned status;
    struct listen_reply_header *headers; /* listen_add_header; others are added as needed */
    size_t n_headers;
    struct bytes body;
    bool may_pack;                    /* gzip it when the client takes that */
    const struct listen_fault *fault; /* how it is spoiled, for servers that test clients; NULL */
};

/* Behind those that are there. */
void listen_add_header(struct listen_reply *reply, const char *name, const char *value,
                       struct arena *arena);

/* What a client meets instead of the reply. */
enum listen_ending {
    LISTEN_END_WHOLE,
    LISTEN_END_CLOSED,  /* close the connection when what leaves has left */
    LISTEN_END_RESET,   /* reset it then */
    LISTEN_END_ENDLESS, /* go on with blanks, for ever */
};

struct listen_fault {
    enum listen_ending ending;
    bool is_silent;     /* end before any answer */
    bool is_halved;     /* half of the body leaves */
    bool is_chunked;    /* no length is announced */
    int64_t length_off; /* the length announced is wrong by so much */
    int64_t drip_ms;    /* before each piece */
    size_t drip_size;   /* of a piece; 0: as it comes */
};

/*
 * Answer a request whose body has come. Called from the thread of its connection, so that it may
 * take its time, and for several connections at once. False: there is no answer, the connection
 * is closed.
 */
typedef bool listen_handler(void *context, const struct listen_request *request,
                            struct listen_reply *ret_reply, struct arena *arena);

/* Each connection has a thread and `connection_size` bytes, however much a client sends. */
struct listen_options {
    int64_t port;           /* 0: a free one */
    unsigned n_connections; /* at once; further ones are closed */
    unsigned timeout_s;     /* without a byte either way */
    size_t connection_size; /* for the headers of a request and of its reply */
    size_t body_size;       /* of a request: more of it is read and dropped */
    listen_handler *handler;
    void *context;
};

/*
 * Listen until stopped. ERROR_USAGE for what is no port, ERROR_FAILED naming a port that cannot be
 * had. Signals stay with the threads of the caller.
 */
int listener_start(const struct listen_options *options, struct listener **ret_listener,
                   struct error *err);

/* Ends waits and connections; when it returns no handler runs any more. Accepts NULL. */
void listener_stop(struct listener *listener);

int64_t listener_port(const struct listener *listener);

/* For handlers: wait. False, at once, when the listener is being stopped. */
bool listener_wait(struct listener *listener, int64_t ms);

/* Does an If-None-Match header ("a", W/"b" or *) have the quoted etag? False for NULL. */
bool listen_etag_matches(const char *if_none_match, const char *etag);

#endif
