/* The rude server: one thread and a socket. */
#include "rude_server.h"

#include "testing.h"

#include "trackside/clock.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct rude_server {
    const struct rude_answer *answer;
    int fd;
    pthread_t thread;
    char url[64];
    char request[4096];
};

static void take_request(struct rude_server *server, int fd)
{
    size_t size = 0;
    ssize_t n = 1;

    while (n > 0 && size < sizeof(server->request) - 1) {
        n = recv(fd, server->request + size, sizeof(server->request) - 1 - size, 0);
        size += n > 0 ? (size_t)n : 0;
        server->request[size] = '\0';
        if (strstr(server->request, "\r\n\r\n") != NULL)
            return;
    }
}

static bool send_all(int fd, struct bytes bytes)
{
    while (bytes.size > 0) {
        ssize_t n = send(fd, bytes.data, bytes.size, MSG_NOSIGNAL);

        if (n <= 0)
            return false;
        bytes = bytes_skip(bytes, (size_t)n);
    }
    return true;
}

static void send_answer(const struct rude_answer *answer, int fd)
{
    bool ok = send_all(fd, answer->start);

    for (int i = 0; ok && i < answer->n_repeats; i++) {
        if (answer->pause_ms > 0)
            clock_sleep_ms(answer->pause_ms);
        ok = send_all(fd, answer->repeat);
    }
}

static void end_connection(const struct rude_answer *answer, int fd)
{
    struct linger at_once = {.l_onoff = 1, .l_linger = 0};
    char byte;

    if (answer->end == RUDE_HOLD)
        while (recv(fd, &byte, 1, 0) > 0)
            continue;
    if (answer->end == RUDE_RESET) {
        clock_sleep_ms(50); /* a reset may overtake what was sent before it */
        setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
    }
    close(fd);
}

static void *serve(void *context)
{
    struct rude_server *server = context;
    int fd;

    while ((fd = accept(server->fd, NULL, NULL)) >= 0) {
        take_request(server, fd);
        send_answer(server->answer, fd);
        end_connection(server->answer, fd);
    }
    return NULL;
}

struct rude_server *rude_start(const struct rude_answer *answer)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof(address);
    struct rude_server *server = calloc(1, sizeof(*server));

    assert_non_null(server);
    server->answer = answer;
    server->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_true(server->fd >= 0);
    assert_int_equal(bind(server->fd, (struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(server->fd, 8), 0);
    assert_int_equal(getsockname(server->fd, (struct sockaddr *)&address, &size), 0);
    snprintf(server->url, sizeof(server->url), "http://127.0.0.1:%d/x", ntohs(address.sin_port));
    assert_int_equal(pthread_create(&server->thread, NULL, serve, server), 0);
    return server;
}

void rude_stop(struct rude_server *server)
{
    shutdown(server->fd, SHUT_RDWR); /* ends the accept */
    pthread_join(server->thread, NULL);
    close(server->fd);
    free(server);
}

const char *rude_url(const struct rude_server *server)
{
    return server->url;
}

const char *rude_request(const struct rude_server *server)
{
    return server->request;
}
