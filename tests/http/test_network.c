/* The network itself: nobody there, several requests at once, interruptions, the environment. */
#include "rude_server.h"
#include "site.h"

#include "testing.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static void nobody_listens(void **state)
{
    struct site *site = site_open(NULL, 0);
    const char *url = site_url(site, SITE_DAY);
    struct http_response *response;

    (void)state;
    fixture_server_stop(site->server);
    site->server = NULL;
    response = client_get(site->http, url, SITE_TIMEOUT_MS);
    assert_int_equal(response->outcome, HTTP_UNREACHABLE);
    assert_string_equal(response->problem, "connection refused");
    assert_string_equal(response->url, url);
    assert_int_equal(response->status, 0);
    http_response_free(response);
    site_close(site);
}

static int connect_to(const struct sockaddr_in *address)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

    connect(fd, (const struct sockaddr *)address, sizeof(*address));
    return fd;
}

/* The queue of this listener is full, so that the kernel leaves the next caller waiting. */
static void nobody_picks_up(void **state)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof(address);
    struct http_options options = {
        .connect_timeout_ms = 200, .max_body_size = SITE_MAX_BODY_SIZE, .max_connections = 1};
    int fds[4] = {socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    struct http_response *response;
    struct http *http;
    struct error err;
    char url[64];

    (void)state;
    assert_int_equal(bind(fds[0], (struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(fds[0], 0), 0);
    assert_int_equal(getsockname(fds[0], (struct sockaddr *)&address, &size), 0);
    for (size_t i = 1; i < 4; i++)
        fds[i] = connect_to(&address);
    snprintf(url, sizeof(url), "http://127.0.0.1:%d/", ntohs(address.sin_port));
    assert_int_equal(http_open(&options, &http, &err), 0);
    response = client_get(http, url, SITE_TIMEOUT_MS);
    assert_int_equal(response->outcome, HTTP_TIMED_OUT);
    assert_string_equal(response->problem, "no connection within 200 ms");
    http_response_free(response);
    http_close(http);
    for (size_t i = 0; i < 4; i++)
        close(fds[i]);
}

/* A name server that does not answer is a timeout, which is as good where this test runs. */
static void no_such_host(void **state)
{
    struct http *http = client_open(SITE_MAX_BODY_SIZE);
    struct http_response *response = client_get(http, "http://redhill.invalid/", SITE_TIMEOUT_MS);

    (void)state;
    if (response->outcome == HTTP_UNREACHABLE)
        assert_string_equal(response->problem, "no such host");
    else
        assert_int_equal(response->outcome, HTTP_TIMED_OUT);
    http_response_free(response);
    http_close(http);
}

static void other_schemes_are_refused_at_once(void **state)
{
    static const char *const addresses[] = {"file:///etc/passwd",
                                            "ftp://127.0.0.1/",
                                            "gopher://127.0.0.1/",
                                            "/practice/",
                                            "",
                                            "http://me:secret@127.0.0.1/",
                                            "http://127.0.0.1/\r\nX: y"};
    struct http *http = client_open(SITE_MAX_BODY_SIZE);

    (void)state;
    for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
        struct http_request request = {.url = addresses[i], .timeout_ms = 1000};
        struct error err;

        assert_int_equal(http_start(http, &request, &err), ERROR_FAILED);
        assert_int_equal(http_n_running(http), 0);
    }
    http_close(http);
}

static const char *const five_pages[] = {
    SITE_DAY,
    SITE_SESSION,
    "/redhill/practice/?p=view_session&id=190",
    "/redhill/practice/?p=calendar&d=2025-10",
    "/redhill/practice/?p=view_session&id=404",
};

static void start_five(struct site *site)
{
    static int tags[5] = {0, 1, 2, 3, 4};

    for (size_t i = 0; i < 5; i++) {
        struct http_request request = {
            .url = site_url(site, five_pages[i]), .timeout_ms = SITE_TIMEOUT_MS, .tag = &tags[i]};
        struct error err;

        assert_int_equal(http_start(site->http, &request, &err), 0);
    }
    assert_int_equal(http_n_running(site->http), 5);
}

static void a_slow_page_holds_up_no_other(void **state)
{
    struct fixture_fault fault = {
        .match = SITE_DAY_KEY, .first_attempt = 1, .kind = FIXTURE_FAULT_DELAY, .ms = 500};
    struct site *site = site_open(&fault, 1);
    int last = -1;

    (void)state;
    start_five(site);
    for (size_t left = 5; left > 0; left--) {
        struct http_response *response = client_wait(site->http);

        assert_int_equal(response->outcome, HTTP_ANSWERED);
        last = *(int *)response->tag;
        assert_int_equal(http_n_running(site->http), left - 1);
        http_response_free(response);
    }
    assert_int_equal(last, 0);
    site_close(site);
}

static void fewer_connections_serve_as_well(void **state)
{
    struct http_options options = {.user_agent = "trackside/test",
                                   .connect_timeout_ms = 5000,
                                   .max_body_size = SITE_MAX_BODY_SIZE,
                                   .max_connections = 1};
    struct site *site = site_open(NULL, 0);
    struct error err;

    (void)state;
    http_close(site->http);
    assert_int_equal(http_open(&options, &site->http, &err), 0);
    start_five(site);
    while (http_n_running(site->http) > 0) {
        struct http_response *response = client_wait(site->http);

        assert_int_equal(response->outcome, HTTP_ANSWERED);
        http_response_free(response);
    }
    assert_int_equal(fixture_server_n_requests(site->server), 5);
    site_close(site);
}

static void closing_aborts_what_runs(void **state)
{
    struct fixture_fault fault = {
        .match = "practice:*", .first_attempt = 1, .kind = FIXTURE_FAULT_DELAY, .ms = 60000};
    struct site *site = site_open(&fault, 1);
    struct http_response *response;
    struct error err;

    (void)state;
    start_five(site);
    http_wait(site->http, 20, &response, &err);
    site_close(site);
}

static void nothing_to_wait_for(void **state)
{
    struct http *http = client_open(SITE_MAX_BODY_SIZE);
    struct http_response *response;
    struct error err;

    (void)state;
    assert_int_equal(http_wait(http, SITE_TIMEOUT_MS, &response, &err), HTTP_NOTHING_YET);
    http_close(http);
    http_close(NULL);
}

static volatile sig_atomic_t n_signals;

static void count_signal(int number)
{
    (void)number;
    n_signals++;
}

/* Would the signal not end the wait, the page would come and http_wait would hand it over. */
static void a_signal_ends_the_wait(void **state)
{
    struct fixture_fault fault = {
        .match = SITE_DAY_KEY, .first_attempt = 1, .kind = FIXTURE_FAULT_DELAY, .ms = 60000};
    struct site *site = site_open(&fault, 1);
    struct http_request request = {.url = site_url(site, SITE_DAY), .timeout_ms = 30000};
    struct sigaction action = {.sa_handler = count_signal};
    struct itimerval soon = {.it_value = {.tv_usec = 100000}, .it_interval = {.tv_usec = 100000}};
    struct http_response *response;
    struct error err;

    (void)state;
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &soon, NULL);
    assert_int_equal(http_start(site->http, &request, &err), 0);
    while (n_signals == 0)
        assert_int_equal(http_wait(site->http, 60000, &response, &err), HTTP_NOTHING_YET);
    setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
    assert_int_equal(http_n_running(site->http), 1);
    site_close(site);
}

static void proxies_are_not_asked_for_loopback(void **state)
{
    static const char *const names[] = {"http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"};
    struct site *site = site_open(NULL, 0);
    struct http_response *response;

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        setenv(names[i], "http://127.0.0.1:1", 1);
    response = site_get(site, SITE_DAY);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        unsetenv(names[i]);
    assert_int_equal(response->status, 200);
    http_response_free(response);
    site_close(site);
}

/* .invalid has no address, so that only the proxy's refusal can be "connection refused". */
static void https_goes_through_the_proxy_and_http_does_not(void **state)
{
    struct http *http = client_open(SITE_MAX_BODY_SIZE);
    struct http_response *safe, *plain;

    (void)state;
    setenv("http_proxy", "http://127.0.0.1:1", 1);
    setenv("https_proxy", "http://127.0.0.1:1", 1);
    safe = client_get(http, "https://redhill.invalid/", SITE_TIMEOUT_MS);
    plain = client_get(http, "http://redhill.invalid/", SITE_TIMEOUT_MS);
    unsetenv("http_proxy");
    unsetenv("https_proxy");
    assert_string_equal(safe->problem, "connection refused");
    assert_string_not_equal(plain->problem, "connection refused");
    http_response_free(safe);
    http_response_free(plain);
    http_close(http);
}

static void a_request_says_what_it_should(void **state)
{
    struct rude_answer answer = {
        .start = BYTES("HTTP/1.1 204 No Content\r\nConnection: close\r\nSet-Cookie: a=b\r\n\r\n")};
    struct rude_server *server = rude_start(&answer);
    struct http *http = client_open(SITE_MAX_BODY_SIZE);
    struct http_response *response;

    (void)state;
    for (int i = 0; i < 2; i++) {
        response = client_get(http, rude_url(server), SITE_TIMEOUT_MS);
        assert_int_equal(response->status, 204);
        http_response_free(response);
    }
    assert_non_null(strstr(rude_request(server), "GET /x HTTP/1.1\r\n"));
    assert_non_null(strstr(rude_request(server), "User-Agent: trackside/test\r\n"));
    assert_non_null(strstr(rude_request(server), "Accept-Encoding: gzip, deflate\r\n"));
    assert_null(strstr(rude_request(server), "Cookie"));
    http_close(http);
    rude_stop(server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_listens),
        cmocka_unit_test(nobody_picks_up),
        cmocka_unit_test(no_such_host),
        cmocka_unit_test(other_schemes_are_refused_at_once),
        cmocka_unit_test(a_slow_page_holds_up_no_other),
        cmocka_unit_test(fewer_connections_serve_as_well),
        cmocka_unit_test(closing_aborts_what_runs),
        cmocka_unit_test(nothing_to_wait_for),
        cmocka_unit_test(a_signal_ends_the_wait),
        cmocka_unit_test(proxies_are_not_asked_for_loopback),
        cmocka_unit_test(https_goes_through_the_proxy_and_http_does_not),
        cmocka_unit_test(a_request_says_what_it_should),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
