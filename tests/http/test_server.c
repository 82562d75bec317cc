/* The replaying server, asked by hand for what the client never asks. */
#include "raw.h"
#include "site.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

static const char *ask(struct site *site, const char *request)
{
    return raw_ask(fixture_server_port(site->server), request, &site->arena);
}

static void head_has_headers_alone(void **state)
{
    struct site *site = site_open(NULL, 0);
    const char *reply = ask(site, "HEAD " SITE_DAY " HTTP/1.0\r\n\r\n");

    (void)state;
    assert_non_null(strstr(reply, " 200 OK\r\n"));
    assert_non_null(strstr(reply, "ETag: \""));
    assert_null(strstr(reply, SITE_DAY_BODY));
    site_close(site);
}

static void other_methods_are_refused(void **state)
{
    struct site *site = site_open(NULL, 0);
    const char *post = ask(site, "POST " SITE_DAY " HTTP/1.0\r\nContent-Length: 3\r\n\r\na=b");
    const char *delete = ask(site, "DELETE " SITE_DAY " HTTP/1.0\r\n\r\n");

    (void)state;
    assert_non_null(strstr(post, " 405 "));
    assert_non_null(strstr(post, "Allow: GET, HEAD\r\n"));
    assert_non_null(strstr(delete, " 405 "));
    assert_int_equal(fixture_server_n_requests(site->server), 2);
    site_close(site);
}

static void gzip_only_for_those_who_take_it(void **state)
{
    static const char *const takers[] = {"gzip", "deflate, GZIP;q=0.5", " br , gzip"};
    static const char *const others[] = {"identity", "deflate", "gzip;q=0", "x-gzip", ""};
    struct site *site = site_open(NULL, 0);

    (void)state;
    for (size_t i = 0; i < sizeof(takers) / sizeof(takers[0]); i++) {
        const char *request = arena_format(
            &site->arena, "GET " SITE_DAY " HTTP/1.0\r\nAccept-Encoding: %s\r\n\r\n", takers[i]);
        assert_non_null(strstr(ask(site, request), "Content-Encoding: gzip\r\n"));
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        const char *request = arena_format(
            &site->arena, "GET " SITE_DAY " HTTP/1.0\r\nAccept-Encoding: %s\r\n\r\n", others[i]);
        const char *reply = ask(site, request);

        assert_null(strstr(reply, "Content-Encoding"));
        assert_non_null(strstr(reply, "\r\n\r\n" SITE_DAY_BODY));
    }
    site_close(site);
}

static const char *etag_of_day(struct site *site)
{
    struct http_response *response = site_get(site, SITE_DAY);
    const char *etag = arena_text(&site->arena, response->etag);

    http_response_free(response);
    return etag;
}

static void if_none_match_may_be_a_list(void **state)
{
    struct site *site = site_open(NULL, 0);
    const char *etag = etag_of_day(site);
    const char *const matching[] = {etag, "*", arena_format(&site->arena, "W/%s", etag),
                                    arena_format(&site->arena, "\"a\", %s,\"b\"", etag)};

    (void)state;
    for (size_t i = 0; i < sizeof(matching) / sizeof(matching[0]); i++) {
        const char *request = arena_format(
            &site->arena, "GET " SITE_DAY " HTTP/1.0\r\nIf-None-Match: %s\r\n\r\n", matching[i]);

        assert_non_null(strstr(ask(site, request), " 304 "));
    }
    assert_non_null(
        strstr(ask(site, "GET " SITE_DAY " HTTP/1.0\r\nIf-None-Match: \"a\"\r\n\r\n"), " 200 "));
    site_close(site);
}

static void no_host_header_leads_anywhere(void **state)
{
    struct site *site = site_open(NULL, 0);
    const char *reply = ask(site, "GET " SITE_DAY " HTTP/1.1\r\nHost: redhill.invalid\r\n"
                                  "Connection: close\r\n\r\n");

    (void)state;
    assert_non_null(strstr(reply, " 200 OK\r\n"));
    assert_null(strstr(reply, "redhill.invalid"));
    site_close(site);
}

static void odd_requests_do_no_harm(void **state)
{
    static const char *const odd[] = {
        "GET /redhill HTTP/1.1\r\n\r\n", /* without a host */
        "nonsense\r\n\r\n",
        "GET http://redhill.invalid/ HTTP/1.0\r\n\r\n",
        "GET //practice/?p=view_session&id=100 HTTP/1.0\r\n\r\n",
        "GET /%00/practice/?p=view_session&id=100 HTTP/1.0\r\n\r\n",
        "GET /redhill/practice/?p=view_session&id=../../etc/passwd HTTP/1.0\r\n\r\n",
        "GET /\x1b[31m\xff HTTP/1.0\r\n\r\n",
        "GET ? HTTP/1.0\r\n\r\n",
    };
    struct site *site = site_open(NULL, 0);

    (void)state;
    for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
        const char *reply = ask(site, odd[i]);

        assert_null(strstr(reply, " 200 OK"));
        assert_null(strchr(reply, '\x1b'));
    }
    site_close(site);
}

static void a_port_in_use_is_named(void **state)
{
    struct site *site = site_open(NULL, 0);
    struct fixture_server_options taken = {.port = fixture_server_port(site->server)};
    struct fixture_server_options absurd = {.port = 70000};
    struct fixture_server *server;
    struct error err;

    (void)state;
    assert_int_equal(fixture_server_start(site->fixture, &taken, &server, &err), ERROR_FAILED);
    assert_non_null(strstr(err.message, "is in use"));
    assert_non_null(strstr(err.message, arena_format(&site->arena, "%lld", (long long)taken.port)));
    assert_int_equal(fixture_server_start(site->fixture, &absurd, &server, &err), ERROR_USAGE);
    site_close(site);
}

static void a_port_is_free_again_at_once(void **state)
{
    struct site *site = site_open(NULL, 0);
    struct fixture_server_options same = {.port = fixture_server_port(site->server)};
    struct error err;

    (void)state;
    http_response_free(site_get(site, SITE_DAY));
    fixture_server_stop(site->server);
    assert_int_equal(fixture_server_start(site->fixture, &same, &site->server, &err), 0);
    assert_int_equal(fixture_server_port(site->server), same.port);
    http_response_free(site_get(site, SITE_DAY));
    site_close(site);
}

static void counts_are_kept_by_key(void **state)
{
    struct site *site = site_open(NULL, 0);

    (void)state;
    http_response_free(site_get(site, SITE_DAY));
    http_response_free(site_get(site, "/redhill/practice/?d=2025-10-25&p=session_list"));
    http_response_free(site_get(site, "/redhill/practice/?p=view_session&id=7"));
    http_response_free(site_get(site, "/elsewhere"));
    assert_int_equal(fixture_server_n_requests(site->server), 4);
    assert_int_equal(fixture_server_n_requests_for(site->server, SITE_DAY_KEY), 2);
    assert_int_equal(fixture_server_n_requests_for(site->server, "practice:session:7"), 1);
    assert_int_equal(fixture_server_n_requests_for(site->server, SITE_SESSION_KEY), 0);
    site_close(site);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(head_has_headers_alone),
        cmocka_unit_test(other_methods_are_refused),
        cmocka_unit_test(gzip_only_for_those_who_take_it),
        cmocka_unit_test(if_none_match_may_be_a_list),
        cmocka_unit_test(no_host_header_leads_anywhere),
        cmocka_unit_test(odd_requests_do_no_harm),
        cmocka_unit_test(a_port_in_use_is_named),
        cmocka_unit_test(a_port_is_free_again_at_once),
        cmocka_unit_test(counts_are_kept_by_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
