/* Requests by hand. */
#include "raw.h"

#include "testing.h"

#include "trackside/buffer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int connect_to(int64_t port)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    assert_true(fd >= 0);
    assert_int_equal(connect(fd, (struct sockaddr *)&address, sizeof(address)), 0);
    return fd;
}

const char *raw_ask(int64_t port, const char *request, struct arena *arena)
{
    int fd = connect_to(port);
    struct buffer out;
    char block[4096];
    ssize_t n;
    const char *text;

    assert_int_equal(send(fd, request, strlen(request), MSG_NOSIGNAL), strlen(request));
    shutdown(fd, SHUT_WR); /* so that nobody waits for a next request */
    buffer_init(&out, 1024 * 1024);
    while ((n = recv(fd, block, sizeof(block), 0)) > 0)
        buffer_append(&out, block, (size_t)n);
    close(fd);
    text = arena_text_of(arena, buffer_bytes(&out));
    buffer_deinit(&out);
    return text;
}
