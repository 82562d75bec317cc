/* Servers that misbehave: each way has its outcome. */
#include "rude_server.h"
#include "site.h"

#include "testing.h"

#include <string.h>

/* ---- the replaying server's faults ---- */

static void a_status_is_an_answer(void **state)
{
    struct fixture_fault fault = {.match = "practice:*",
                                  .first_attempt = 1,
                                  .last_attempt = 1,
                                  .kind = FIXTURE_FAULT_STATUS,
                                  .status = 503,
                                  .headers = "Retry-After: 3\nX-Why: tests"};
    struct site *site = site_open(&fault, 1);
    struct http_response *first = site_get(site, SITE_DAY);
    struct http_response *second = site_get(site, SITE_DAY);

    (void)state;
    assert_int_equal(first->outcome, HTTP_ANSWERED);
    assert_int_equal(first->status, 503);
    assert_int_equal(first->retry_after_s, 3);
    assert_null(first->etag);
    assert_int_equal(second->status, 200);
    http_response_free(first);
    http_response_free(second);
    site_close(site);
}

static void a_body_of_ones_own_is_sent(void **state)
{
    struct fixture_fault fault = {.match = SITE_DAY_KEY,
                                  .first_attempt = 1,
                                  .kind = FIXTURE_FAULT_BODY,
                                  .body = BYTES("are you human?\0<p>"),
                                  .headers = "Content-Type: text/plain\nETag: \"1\""};
    struct site *site = site_open(&fault, 1);
    struct http_response *response = site_get(site, SITE_DAY);

    (void)state;
    assert_int_equal(response->status, 200);
    assert_string_equal(response->content_type, "text/plain");
    assert_string_equal(response->etag, "\"1\"");
    assert_true(bytes_equal(response->body, fault.body));
    http_response_free(response);
    site_close(site);
}

static void no_answer_is_unreachable(void **state)
{
    struct fixture_fault fault = {
        .match = SITE_DAY_KEY, .first_attempt = 1, .kind = FIXTURE_FAULT_DROP};
    struct site *site = site_open(&fault, 1);
    struct http_response *response = site_get(site, SITE_DAY);

    (void)state;
    assert_int_equal(response->outcome, HTTP_UNREACHABLE);
    assert_string_equal(response->problem, "the connection was closed without an answer");
    assert_int_equal(fixture_server_n_requests_for(site->server, SITE_DAY_KEY), 1);
    http_response_free(response);
    site_close(site);
}

/* libcurl would ask again by itself on a connection that served before. */
static void one_attempt_is_one_request(void **state)
{
    struct fixture_fault fault = {
        .match = SITE_DAY_KEY, .first_attempt = 2, .last_attempt = 2, .kind = FIXTURE_FAULT_DROP};
    struct site *site = site_open(&fault, 1);
    static const enum http_outcome expected[] = {HTTP_ANSWERED, HTTP_UNREACHABLE, HTTP_ANSWERED};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct http_response *response = site_get(site, SITE_DAY);

        assert_int_equal(response->outcome, expected[i]);
        assert_int_equal(fixture_server_n_requests_for(site->server, SITE_DAY_KEY), i + 1);
        http_response_free(response);
    }
    site_close(site);
}

static void half_a_body_is_cut_short(void **state)
{
    struct fixture_fault fault = {
        .match = "practice:session:*", .first_attempt = 1, .kind = FIXTURE_FAULT_HALF};
    struct site *site = site_open(&fault, 1);

    (void)state;
    for (int i = 0; i < 20; i++) { /* also never mistaken for something else */
        struct http_response *response =
            site_get(site, i % 2 ? SITE_SESSION : "/redhill/practice/?p=view_session&id=190");

        assert_int_equal(response->outcome, HTTP_CUT_SHORT);
        assert_int_equal(response->status, 0);
        assert_int_equal(response->body.size, 0);
        assert_non_null(response->problem);
        http_response_free(response);
    }
    site_close(site);
}

static void a_delay_runs_into_the_timeout(void **state)
{
    struct fixture_fault fault = {.match = SITE_DAY_KEY,
                                  .first_attempt = 1,
                                  .last_attempt = 1,
                                  .kind = FIXTURE_FAULT_DELAY,
                                  .ms = 60000};
    struct site *site = site_open(&fault, 1);
    struct http_response *first = client_get(site->http, site_url(site, SITE_DAY), 200);
    struct http_response *second = site_get(site, SITE_DAY);

    (void)state;
    assert_int_equal(first->outcome, HTTP_TIMED_OUT);
    assert_string_equal(first->problem, "no answer within 200 ms");
    assert_int_equal(second->status, 200);
    http_response_free(first);
    http_response_free(second);
    site_close(site); /* also ends the delay */
}

static void a_fault_may_name_its_attempts(void **state)
{
    struct fixture_fault fault = {.match = "practice:*",
                                  .first_attempt = 2,
                                  .last_attempt = 2,
                                  .kind = FIXTURE_FAULT_STATUS,
                                  .status = 429};
    struct site *site = site_open(&fault, 1);
    static const int expected[] = {200, 429, 200};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct http_response *response = site_get(site, SITE_DAY);

        assert_int_equal(response->status, expected[i]);
        http_response_free(response);
    }
    site_close(site);
}

/* ---- what no HTTP library would send ---- */

static struct http_response *ask_rude(const struct rude_answer *answer, int64_t timeout_ms)
{
    struct rude_server *server = rude_start(answer);
    struct http *http = client_open(SITE_MAX_BODY_SIZE);
    struct http_response *response = client_get(http, rude_url(server), timeout_ms);

    http_close(http);
    rude_stop(server);
    return response;
}

static void assert_rude(struct bytes start, enum rude_end end, enum http_outcome outcome,
                        const char *problem)
{
    struct rude_answer answer = {.start = start, .end = end};
    struct http_response *response = ask_rude(&answer, SITE_TIMEOUT_MS);

    assert_int_equal(response->outcome, outcome);
    if (problem != NULL && strstr(response->problem, problem) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", response->problem, problem);
    assert_int_equal(response->body.size, 0);
    http_response_free(response);
}

static void what_is_not_http_is_broken(void **state)
{
    (void)state;
    assert_rude(BYTES("SSH-2.0-OpenSSH_9.2\r\n\r\n"), RUDE_CLOSE, HTTP_BROKEN, "not HTTP");
    assert_rude(BYTES("\x15\x03\x01\x00\x02\x02\x46"), RUDE_CLOSE, HTTP_BROKEN, NULL);
    assert_rude(BYTES("<html>hello</html>"), RUDE_CLOSE, HTTP_BROKEN, "not HTTP");
}

static void an_encoding_that_cannot_be_undone_is_broken(void **state)
{
    (void)state;
    assert_rude(BYTES("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\n"
                      "no gzip here"),
                RUDE_CLOSE, HTTP_BROKEN, "encoding");
    assert_rude(BYTES("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\n"
                      "hello"),
                RUDE_CLOSE, HTTP_BROKEN, "encoding");
}

static void early_ends_are_cut_short(void **state)
{
    (void)state;
    assert_rude(BYTES("HTTP/1.1 200 OK\r\nContent-Le"), RUDE_CLOSE, HTTP_CUT_SHORT, "headers");
    assert_rude(BYTES("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"), RUDE_CLOSE, HTTP_CUT_SHORT,
                "headers");
    assert_rude(BYTES("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"), RUDE_CLOSE, HTTP_CUT_SHORT,
                NULL);
    assert_rude(BYTES("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhal"), RUDE_CLOSE,
                HTTP_CUT_SHORT, "ended early");
    assert_rude(BYTES("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhal"), RUDE_RESET,
                HTTP_CUT_SHORT, "broke off");
    assert_rude(BYTES("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
                RUDE_CLOSE, HTTP_CUT_SHORT, NULL);
    assert_rude(BYTES("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"), RUDE_CLOSE,
                HTTP_CUT_SHORT, NULL);
    assert_rude(BYTES("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n"),
                RUDE_CLOSE, HTTP_CUT_SHORT, NULL);
}

static void a_reset_before_an_answer_is_unreachable(void **state)
{
    (void)state;
    assert_rude(BYTES(""), RUDE_RESET, HTTP_UNREACHABLE, NULL);
    assert_rude(BYTES(""), RUDE_CLOSE, HTTP_UNREACHABLE, "without an answer");
}

/* Without a length a close is the end; whether the page is whole is for its reader to see. */
static void a_close_ends_a_body_without_length(void **state)
{
    struct rude_answer answer = {.start = BYTES("HTTP/1.0 200 OK\r\n\r\nall of it")};
    struct http_response *response = ask_rude(&answer, SITE_TIMEOUT_MS);

    (void)state;
    assert_int_equal(response->outcome, HTTP_ANSWERED);
    assert_true(bytes_equal_text(response->body, "all of it"));
    assert_null(response->content_type);
    http_response_free(response);
}

static void silence_runs_into_the_timeout(void **state)
{
    struct rude_answer silent = {.end = RUDE_HOLD};
    struct rude_answer begun = {.start = BYTES("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbegu"),
                                .end = RUDE_HOLD};
    struct rude_answer drip = {.start = BYTES("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"),
                               .repeat = BYTES("x"),
                               .n_repeats = 20,
                               .pause_ms = 50};
    struct http_response *first = ask_rude(&silent, 200);
    struct http_response *second = ask_rude(&begun, 200);
    struct http_response *third = ask_rude(&drip, 300);

    (void)state;
    assert_int_equal(first->outcome, HTTP_TIMED_OUT);
    assert_string_equal(first->problem, "no answer within 200 ms");
    assert_int_equal(second->outcome, HTTP_TIMED_OUT);
    assert_string_equal(second->problem, "no complete answer within 200 ms");
    assert_int_equal(third->outcome, HTTP_TIMED_OUT);
    http_response_free(first);
    http_response_free(second);
    http_response_free(third);
}

/* Twenty bytes a second, with far more time than they need. */
static struct http_response *ask_slow(int n_bytes, int64_t slow_s)
{
    struct rude_answer drip = {.start = BYTES("HTTP/1.1 200 OK\r\n\r\n"),
                               .repeat = BYTES("x"),
                               .n_repeats = n_bytes,
                               .pause_ms = 50};
    struct http_options options = {.user_agent = "trackside/test",
                                   .connect_timeout_ms = 5000,
                                   .max_body_size = SITE_MAX_BODY_SIZE,
                                   .max_connections = 1,
                                   .slow_s = slow_s};
    struct rude_server *server = rude_start(&drip);
    struct http_response *response;
    struct http *http;
    struct error err;

    assert_int_equal(http_open(&options, &http, &err), 0);
    response = client_get(http, rude_url(server), SITE_TIMEOUT_MS);
    http_close(http);
    rude_stop(server);
    return response;
}

static void what_hardly_moves_is_given_up_before_its_time(void **state)
{
    struct http_response *slow = ask_slow(300, 1);
    struct http_response *patient = ask_slow(40, 0);

    (void)state;
    assert_int_equal(slow->outcome, HTTP_TIMED_OUT);
    assert_string_equal(slow->problem, "hardly a byte within 1 s");
    assert_int_equal(patient->outcome, HTTP_ANSWERED);
    assert_int_equal(patient->body.size, 40);
    http_response_free(slow);
    http_response_free(patient);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_status_is_an_answer),
        cmocka_unit_test(a_body_of_ones_own_is_sent),
        cmocka_unit_test(no_answer_is_unreachable),
        cmocka_unit_test(one_attempt_is_one_request),
        cmocka_unit_test(half_a_body_is_cut_short),
        cmocka_unit_test(a_delay_runs_into_the_timeout),
        cmocka_unit_test(a_fault_may_name_its_attempts),
        cmocka_unit_test(what_is_not_http_is_broken),
        cmocka_unit_test(an_encoding_that_cannot_be_undone_is_broken),
        cmocka_unit_test(early_ends_are_cut_short),
        cmocka_unit_test(a_reset_before_an_answer_is_unreachable),
        cmocka_unit_test(a_close_ends_a_body_without_length),
        cmocka_unit_test(silence_runs_into_the_timeout),
        cmocka_unit_test(what_hardly_moves_is_given_up_before_its_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
