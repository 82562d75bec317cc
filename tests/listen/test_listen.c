/* What a listener hands to its handler, what it sends, and what it holds against its clients. */
#include "raw.h"
#include "testing.h"

#include "trackside/cleanup.h"
#include "trackside/listen.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    BODY_SIZE = 1000,
    N_CLIENTS = 12,
    N_CONNECTIONS = 3,
    PORT_OF_NONE = 70000,
};

/* What the handlers below share with their test. */
struct scene {
    struct listener *listener;
    struct arena arena;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    size_t n_inside; /* handlers at work */
    size_t most_inside;
    bool was_stopped;
};

static void scene_open(struct scene *scene, listen_handler *handler)
{
    struct listen_options options = {
        .n_connections = N_CONNECTIONS,
        .timeout_s = 60,
        .connection_size = 64 * 1024,
        .body_size = BODY_SIZE,
        .handler = handler,
        .context = scene,
    };
    struct error err;

    *scene = (struct scene){0};
    arena_init(&scene->arena);
    pthread_mutex_init(&scene->mutex, NULL);
    pthread_cond_init(&scene->changed, NULL);
    assert_int_equal(listener_start(&options, &scene->listener, &err), 0);
}

static void scene_close(struct scene *scene)
{
    listener_stop(scene->listener);
    pthread_cond_destroy(&scene->changed);
    pthread_mutex_destroy(&scene->mutex);
    arena_deinit(&scene->arena);
}

static const char *ask(struct scene *scene, const char *request)
{
    return raw_ask(listener_port(scene->listener), request, &scene->arena);
}

/* ---- requests ---- */

#define SHOWN(bytes) (int)(bytes).size, (bytes).data

/* Answers with the request as it came. */
static bool echo(void *context, const struct listen_request *request,
                 struct listen_reply *ret_reply, struct arena *arena)
{
    const char *flavour = listen_header(request, "x-flavour");

    (void)context;
    ret_reply->status = 200;
    ret_reply->body = bytes_from_text(
        arena_format(arena, "%s|%s|%.*s|%.*s|%.*s|%d|%s", request->method, request->target,
                     SHOWN(request->path), SHOWN(request->query), SHOWN(request->body),
                     request->body_is_cut, flavour != NULL ? flavour : "none"));
    listen_add_header(ret_reply, "Content-Type", "text/plain", arena);
    return true;
}

static void requests_come_as_they_were_sent(void **state)
{
    static const struct {
        const char *request;
        const char *expected;
    } cases[] = {
        {"GET /a/b?x=1&y=%20?z HTTP/1.0\r\n\r\n", "GET|/a/b?x=1&y=%20?z|/a/b|x=1&y=%20?z||0|none"},
        {"GET / HTTP/1.0\r\n\r\n", "GET|/|/|||0|none"},
        {"GET /? HTTP/1.0\r\nX-Flavour: salt\r\n\r\n", "GET|/?|/|||0|salt"},
        {"GET /%41 HTTP/1.0\r\nX-FLAVOUR: \r\n\r\n", "GET|/%41|/%41|||0|"},
        {"POST /a HTTP/1.0\r\nContent-Length: 5\r\n\r\nx=1&y", "POST|/a|/a||x=1&y|0|none"},
        {"PUT /a HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
         "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n",
         "PUT|/a|/a||abcde|0|none"},
        {"DELETE /a HTTP/1.0\r\n\r\n", "DELETE|/a|/a|||0|none"},
    };
    struct scene scene;

    (void)state;
    scene_open(&scene, echo);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *reply = ask(&scene, cases[i].request);
        const char *body = strstr(reply, "\r\n\r\n");

        assert_non_null(strstr(reply, " 200 OK\r\n"));
        assert_non_null(strstr(reply, "Content-Type: text/plain\r\n"));
        assert_non_null(body);
        assert_string_equal(body + 4, cases[i].expected);
    }
    scene_close(&scene);
}

static void no_more_of_a_body_is_kept_than_was_said(void **state)
{
    static const struct {
        size_t size;
        const char *mark;
    } cases[] = {{BODY_SIZE, "|0|"}, {BODY_SIZE + 1, "|1|"}, {BODY_SIZE * 500, "|1|"}};
    struct scene scene;

    (void)state;
    scene_open(&scene, echo);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char *body = arena_alloc(&scene.arena, cases[i].size + 1);
        const char *reply;

        memset(body, 'b', cases[i].size);
        reply = ask(&scene,
                    arena_format(&scene.arena, "POST / HTTP/1.0\r\nContent-Length: %zu\r\n\r\n%s",
                                 cases[i].size, body));
        assert_non_null(strstr(reply, cases[i].mark));
        assert_true(strlen(reply) < BODY_SIZE + 500);
    }
    scene_close(&scene);
}

/* ---- replies ---- */

static bool answer_by_path(void *context, const struct listen_request *request,
                           struct listen_reply *ret_reply, struct arena *arena)
{
    (void)context;
    if (bytes_equal_text(request->path, "/silent"))
        return false;
    *ret_reply = (struct listen_reply){.status = 204};
    if (bytes_equal_text(request->path, "/packed")) {
        ret_reply->status = 200;
        ret_reply->body = BYTES("nothing but nothing but nothing but nothing but nothing");
        ret_reply->may_pack = true;
    }
    for (int i = 0; i < 3; i++)
        listen_add_header(ret_reply, "X-Number", arena_format(arena, "%d", i), arena);
    return true;
}

static void replies_are_sent_as_they_are(void **state)
{
    struct scene scene;
    const char *reply;

    (void)state;
    scene_open(&scene, answer_by_path);
    assert_string_equal(ask(&scene, "GET /silent HTTP/1.0\r\n\r\n"), "");
    reply = ask(&scene, "GET /empty HTTP/1.0\r\n\r\n");
    assert_non_null(strstr(reply, " 204 "));
    assert_non_null(strstr(reply, "X-Number: 0\r\n"));
    assert_non_null(strstr(reply, "X-Number: 2\r\n"));
    reply = ask(&scene, "GET /packed HTTP/1.0\r\n\r\n");
    assert_non_null(strstr(reply, "Vary: Accept-Encoding\r\n"));
    assert_null(strstr(reply, "Content-Encoding"));
    reply = ask(&scene, "GET /packed HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n");
    assert_non_null(strstr(reply, "Vary: Accept-Encoding\r\n"));
    assert_non_null(strstr(reply, "Content-Encoding: gzip\r\n"));
    assert_null(strstr(reply, "nothing but"));
    scene_close(&scene);
}

/* ---- bounds and the end ---- */

static void enter(struct scene *scene)
{
    pthread_mutex_lock(&scene->mutex);
    scene->n_inside++;
    if (scene->n_inside > scene->most_inside)
        scene->most_inside = scene->n_inside;
    pthread_cond_broadcast(&scene->changed);
    pthread_mutex_unlock(&scene->mutex);
}

static void leave(struct scene *scene)
{
    pthread_mutex_lock(&scene->mutex);
    scene->n_inside--;
    pthread_mutex_unlock(&scene->mutex);
}

/* Long enough that clients meet, unless the listener holds them off. */
static bool dawdle(void *context, const struct listen_request *request,
                   struct listen_reply *ret_reply, struct arena *arena)
{
    (void)arena;
    enter(context);
    listener_wait(request->listener, 20);
    leave(context);
    ret_reply->status = 200;
    return true;
}

/* Not NULL when it is answered. It may be sent away at any point. */
static void *run_client(void *context)
{
    static const char request[] = "GET / HTTP/1.0\r\n\r\n";
    const struct scene *scene = context;
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)listener_port(scene->listener)),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    char first;
    bool answered = connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0 &&
                    send(fd, request, strlen(request), MSG_NOSIGNAL) > 0 &&
                    recv(fd, &first, 1, 0) == 1;

    close(fd);
    return answered ? context : NULL;
}

static void connections_are_bounded(void **state)
{
    struct scene scene;
    pthread_t clients[N_CLIENTS];
    size_t n_answered = 0;

    (void)state;
    scene_open(&scene, dawdle);
    for (size_t i = 0; i < N_CLIENTS; i++)
        assert_int_equal(pthread_create(&clients[i], NULL, run_client, &scene), 0);
    for (size_t i = 0; i < N_CLIENTS; i++) {
        void *answered;

        assert_int_equal(pthread_join(clients[i], &answered), 0);
        n_answered += answered != NULL;
    }
    assert_true(n_answered >= 1);
    assert_true(scene.most_inside >= 1 && scene.most_inside <= N_CONNECTIONS);
    while (run_client(&scene) == NULL) /* until the others are seen to be gone */
        continue;
    scene_close(&scene);
}

/* For ever, as it seems. */
static bool hold(void *context, const struct listen_request *request,
                 struct listen_reply *ret_reply, struct arena *arena)
{
    struct scene *scene = context;

    (void)ret_reply, (void)arena;
    enter(scene);
    scene->was_stopped = !listener_wait(request->listener, INT64_C(24) * 3600 * 1000);
    leave(scene);
    return false;
}

static void stopping_ends_what_waits(void **state)
{
    struct scene scene;
    pthread_t client;
    void *answered;

    (void)state;
    scene_open(&scene, hold);
    assert_int_equal(pthread_create(&client, NULL, run_client, &scene), 0);
    pthread_mutex_lock(&scene.mutex);
    while (scene.n_inside == 0)
        pthread_cond_wait(&scene.changed, &scene.mutex);
    pthread_mutex_unlock(&scene.mutex);
    listener_stop(scene.listener);
    scene.listener = NULL;
    assert_int_equal(scene.n_inside, 0);
    assert_true(scene.was_stopped);
    pthread_join(client, &answered);
    assert_null(answered);
    scene_close(&scene);
}

static void ports_are_checked(void **state)
{
    struct scene scene;
    struct listen_options options = {.port = PORT_OF_NONE, .n_connections = 1, .handler = echo};
    struct listener *listener = NULL;
    struct error err;

    (void)state;
    scene_open(&scene, echo);
    assert_int_equal(listener_start(&options, &listener, &err), ERROR_USAGE);
    options.port = listener_port(scene.listener);
    assert_int_equal(listener_start(&options, &listener, &err), ERROR_FAILED);
    assert_non_null(strstr(err.message, "is in use"));
    assert_null(listener);
    listener_stop(NULL);
    scene_close(&scene);
}

static void etags_are_compared_weakly(void **state)
{
    (void)state;
    assert_true(listen_etag_matches("\"a\"", "\"a\""));
    assert_true(listen_etag_matches("W/\"a\"", "\"a\""));
    assert_true(listen_etag_matches("\"b\", \"a\"", "\"a\""));
    assert_true(listen_etag_matches("*", "\"a\""));
    assert_false(listen_etag_matches("\"b\"", "\"a\""));
    assert_false(listen_etag_matches("a", "\"a\""));
    assert_false(listen_etag_matches("", "\"a\""));
    assert_false(listen_etag_matches(NULL, "\"a\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_come_as_they_were_sent),
        cmocka_unit_test(no_more_of_a_body_is_kept_than_was_said),
        cmocka_unit_test(replies_are_sent_as_they_are),
        cmocka_unit_test(connections_are_bounded),
        cmocka_unit_test(stopping_ends_what_waits),
        cmocka_unit_test(ports_are_checked),
        cmocka_unit_test(etags_are_compared_weakly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
