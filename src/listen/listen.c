/*
 * The only file that knows libmicrohttpd: a thread for every connection, so that a request that
 * is made to wait holds up no other.
 */
#include "trackside/listen.h"

#include "loopback.h"
#include "negotiate.h"

#include "trackside/compress.h"
#include "trackside/heap.h"

#include <errno.h>
#include <microhttpd.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum {
    RESET_AFTER_MS = 50, /* so that what was sent before has arrived */
    BLOCK_SIZE = 16 * 1024,
};

struct listener {
    struct listen_options options;
    struct MHD_Daemon *daemon;
    int64_t port;
    pthread_mutex_t mutex; /* of what follows: those that wait sleep on it */
    pthread_cond_t stop;
    bool stopping;
};

/* One request on its way, from its first line until its reply is sent. */
struct listen_exchange {
    struct arena arena;
    struct listener *listener;
    struct MHD_Connection *connection;
    const char *target;
    struct buffer body; /* of the request */
    struct buffer packed;
    struct listen_reply reply;
    struct listen_fault fault; /* the reply's, or none */
    size_t sent_size;          /* less than the body's when only half is to be sent */
    bool begun;
};

/* ---- waiting ---- */

bool listener_wait(struct listener *listener, int64_t ms)
{
    struct timespec end;
    int r = 0;

    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += (time_t)(ms / 1000);
    end.tv_nsec += (long)(ms % 1000) * 1000000;
    if (end.tv_nsec >= 1000000000) {
        end.tv_sec++;
        end.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&listener->mutex);
    while (!listener->stopping && r == 0)
        r = pthread_cond_timedwait(&listener->stop, &listener->mutex, &end);
    pthread_mutex_unlock(&listener->mutex);
    return r == ETIMEDOUT;
}

/* ---- life of an exchange ---- */

/* The only place where libmicrohttpd shows the address as sent, before it takes it apart. */
static void *begin_exchange(void *context, const char *target, struct MHD_Connection *connection)
{
    struct listen_exchange *exchange = heap_alloc(sizeof(*exchange));

    arena_init(&exchange->arena);
    exchange->listener = context;
    exchange->connection = connection;
    exchange->target = arena_text(&exchange->arena, target);
    buffer_init(&exchange->body, exchange->listener->options.body_size);
    return exchange;
}

static void end_exchange(void *context, struct MHD_Connection *connection, void **state,
                         enum MHD_RequestTerminationCode code)
{
    struct listen_exchange *exchange = *state;

    (void)context, (void)connection, (void)code;
    if (exchange == NULL)
        return;
    buffer_deinit(&exchange->body);
    buffer_deinit(&exchange->packed);
    arena_deinit(&exchange->arena);
    free(exchange);
    *state = NULL;
}

/* ---- sending ---- */

/* Dissolving a connected socket's address makes the kernel send a reset. */
static void reset_connection(struct listen_exchange *exchange)
{
    const struct sockaddr nobody = {.sa_family = AF_UNSPEC};
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(exchange->connection, MHD_CONNECTION_INFO_CONNECTION_FD);

    listener_wait(exchange->listener, RESET_AFTER_MS);
    if (info != NULL)
        (void)connect(info->connect_fd, &nobody, sizeof(nobody));
}

/* All that is to leave has left. */
static ssize_t end_body(struct listen_exchange *exchange, char *block, size_t size)
{
    switch (exchange->fault.ending) {
    case LISTEN_END_ENDLESS:
        memset(block, ' ', size);
        return (ssize_t)size;
    case LISTEN_END_RESET:
        reset_connection(exchange);
        break;
    case LISTEN_END_WHOLE:
        if (exchange->fault.is_chunked)
            return MHD_CONTENT_READER_END_OF_STREAM;
        break;
    case LISTEN_END_CLOSED:
        break;
    }
    return MHD_CONTENT_READER_END_WITH_ERROR; /* libmicrohttpd closes the connection */
}

static ssize_t send_block(void *context, uint64_t at, char *block, size_t size)
{
    struct listen_exchange *exchange = context;
    const struct listen_fault *fault = &exchange->fault;
    size_t left = at < exchange->sent_size ? exchange->sent_size - (size_t)at : 0;

    if (left == 0)
        return end_body(exchange, block, size);
    if (size > left)
        size = left;
    if (fault->drip_size > 0 && size > fault->drip_size)
        size = fault->drip_size;
    if (fault->drip_ms > 0 && !listener_wait(exchange->listener, fault->drip_ms))
        return MHD_CONTENT_READER_END_WITH_ERROR;
    memcpy(block, exchange->reply.body.data + at, size);
    return (ssize_t)size;
}

static struct MHD_Response *make_response(struct listen_exchange *exchange)
{
    const struct listen_reply *reply = &exchange->reply;
    const struct listen_fault *fault = &exchange->fault;
    uint64_t announced = fault->is_chunked
                             ? MHD_SIZE_UNKNOWN
                             : (uint64_t)((int64_t)reply->body.size + fault->length_off);
    struct MHD_Response *response =
        MHD_create_response_from_callback(announced, BLOCK_SIZE, send_block, exchange, NULL);

    if (response == NULL)
        return NULL;
    exchange->sent_size = fault->is_halved ? reply->body.size / 2 : reply->body.size;
    if (fault->length_off < 0)
        exchange->sent_size = (size_t)announced;
    for (size_t i = 0; i < reply->n_headers; i++)
        MHD_add_response_header(response, reply->headers[i].name, reply->headers[i].value);
    return response;
}

static enum MHD_Result send_reply(struct listen_exchange *exchange)
{
    struct MHD_Response *response;
    enum MHD_Result result;

    if (exchange->fault.is_silent) {
        if (exchange->fault.ending == LISTEN_END_RESET)
            reset_connection(exchange);
        return MHD_NO;
    }
    response = make_response(exchange);
    if (response == NULL)
        return MHD_NO;
    result = MHD_queue_response(exchange->connection, exchange->reply.status, response);
    MHD_destroy_response(response);
    return result;
}

/* ---- answering ---- */

const char *listen_header(const struct listen_request *request, const char *name)
{
    const struct listen_exchange *exchange = request->exchange;

    return MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, name);
}

void listen_add_header(struct listen_reply *reply, const char *name, const char *value,
                       struct arena *arena)
{
    reply->headers = arena_grow(arena, reply->headers, reply->n_headers, sizeof(*reply->headers));
    reply->headers[reply->n_headers++] = (struct listen_reply_header){name, value};
}

static void pack(struct listen_exchange *exchange, const struct listen_request *request)
{
    struct listen_reply *reply = &exchange->reply;

    listen_add_header(reply, MHD_HTTP_HEADER_VARY, "Accept-Encoding", &exchange->arena);
    if (!negotiate_gzip(listen_header(request, MHD_HTTP_HEADER_ACCEPT_ENCODING)))
        return;
    buffer_init(&exchange->packed, SIZE_MAX);
    if (compress_gzip(reply->body, &exchange->packed, NULL) < 0)
        return;
    reply->body = buffer_bytes(&exchange->packed);
    listen_add_header(reply, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip", &exchange->arena);
}

static enum MHD_Result answer(struct listen_exchange *exchange, const char *method)
{
    const struct listen_options *options = &exchange->listener->options;
    struct listen_request request = {
        .listener = exchange->listener,
        .method = method,
        .target = exchange->target,
        .body = buffer_bytes(&exchange->body),
        .body_is_cut = exchange->body.full,
        .exchange = exchange,
    };

    request.query = bytes_from_text(exchange->target);
    bytes_split(&request.query, '?', &request.path);
    if (!options->handler(options->context, &request, &exchange->reply, &exchange->arena))
        return MHD_NO;
    if (exchange->reply.fault != NULL)
        exchange->fault = *exchange->reply.fault;
    if (exchange->reply.may_pack)
        pack(exchange, &request);
    return send_reply(exchange);
}

/* libmicrohttpd calls once when the headers are in, then for each part of a body, then once more.
 */
static enum MHD_Result on_call(void *context, struct MHD_Connection *connection, const char *url,
                               const char *method, const char *version, const char *upload,
                               size_t *upload_size, void **state)
{
    struct listen_exchange *exchange = *state;

    (void)context, (void)connection, (void)url, (void)version;
    if (!exchange->begun) {
        exchange->begun = true;
        return MHD_YES;
    }
    if (*upload_size == 0)
        return answer(exchange, method);
    buffer_append(&exchange->body, upload, *upload_size);
    *upload_size = 0;
    return MHD_YES;
}

/* ---- starting and stopping ---- */

static struct MHD_Daemon *start_daemon(struct listener *listener, int fd)
{
    const struct listen_options *options = &listener->options;

    return MHD_start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL, 0, NULL,
        NULL, on_call, listener, MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_LIMIT,
        options->n_connections, MHD_OPTION_CONNECTION_TIMEOUT, options->timeout_s,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, options->connection_size, MHD_OPTION_URI_LOG_CALLBACK,
        begin_exchange, listener, MHD_OPTION_NOTIFY_COMPLETED, end_exchange, NULL, MHD_OPTION_END);
}

/* Signals are the program's: the listener's threads must not catch its Ctrl-C. */
static struct MHD_Daemon *start_daemon_without_signals(struct listener *listener, int fd)
{
    struct MHD_Daemon *daemon;
    sigset_t all, before;

    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    daemon = start_daemon(listener, fd);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return daemon;
}

int listener_start(const struct listen_options *options, struct listener **ret_listener,
                   struct error *err)
{
    struct listener *listener;
    pthread_condattr_t attributes;
    int64_t port;
    int fd;
    int r = loopback_listen(options->port, (int)options->n_connections, &fd, &port, err);

    if (r < 0)
        return r;
    listener = heap_alloc(sizeof(*listener));
    listener->options = *options;
    listener->port = port;
    pthread_mutex_init(&listener->mutex, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&listener->stop, &attributes);
    pthread_condattr_destroy(&attributes);
    listener->daemon = start_daemon_without_signals(listener, fd);
    if (listener->daemon == NULL) {
        r = error_set(err, ERROR_FAILED, "the server on 127.0.0.1 cannot be started: %s",
                      strerror(errno));
        listener_stop(listener);
        return r;
    }
    *ret_listener = listener;
    return 0;
}

void listener_stop(struct listener *listener)
{
    if (listener == NULL)
        return;
    pthread_mutex_lock(&listener->mutex);
    listener->stopping = true;
    pthread_cond_broadcast(&listener->stop);
    pthread_mutex_unlock(&listener->mutex);
    if (listener->daemon != NULL)
        MHD_stop_daemon(listener->daemon); /* waits for its threads, closes the socket */
    pthread_cond_destroy(&listener->stop);
    pthread_mutex_destroy(&listener->mutex);
    free(listener);
}

int64_t listener_port(const struct listener *listener)
{
    return listener->port;
}
