/* Redirects: followed on the same origin, five times at most, never anywhere else. */
#include "site.h"

#include "testing.h"

#include <string.h>

static struct fixture_fault redirect_to(const char *location)
{
    return (struct fixture_fault){.match = SITE_DAY_KEY,
                                  .first_attempt = 1,
                                  .kind = FIXTURE_FAULT_REDIRECT,
                                  .location = location};
}

static void assert_followed(const char *location)
{
    struct fixture_fault fault = redirect_to(location);
    struct site *site = site_open(&fault, 1);
    struct http_response *response = site_get(site, SITE_DAY);

    assert_int_equal(response->outcome, HTTP_ANSWERED);
    assert_int_equal(response->status, 200);
    assert_true(bytes_equal_text(response->body, "<h3>Session 100</h3>"));
    assert_string_equal(response->url, site_url(site, SITE_SESSION));
    assert_int_equal(fixture_server_n_requests(site->server), 2);
    http_response_free(response);
    site_close(site);
}

static void the_same_origin_is_followed(void **state)
{
    (void)state;
    assert_followed(SITE_SESSION);
    assert_followed("?p=view_session&id=100");
    assert_followed("../practice/?p=view_session&id=100");
}

static void the_same_origin_in_full_is_followed(void **state)
{
    struct fixture_fault fault = redirect_to(NULL);
    struct site *site = site_open(&fault, 1);
    struct http_response *response;

    (void)state;
    /* only now is the port known; the server reads the fault when it answers */
    fault.location = site_url(site, SITE_SESSION);
    response = site_get(site, SITE_DAY);
    assert_int_equal(response->status, 200);
    assert_string_equal(response->url, fault.location);
    http_response_free(response);
    site_close(site);
}

static void assert_refused(const char *location)
{
    struct fixture_fault fault = redirect_to(location);
    struct site *site = site_open(&fault, 1);
    struct http_response *response = site_get(site, SITE_DAY);

    assert_int_equal(response->outcome, HTTP_LED_ASTRAY);
    assert_int_equal(response->status, 0);
    assert_int_equal(response->body.size, 0);
    assert_non_null(strstr(response->problem, "redirected elsewhere, to "));
    assert_int_equal(fixture_server_n_requests(site->server), 1);
    http_response_free(response);
    site_close(site);
}

static void other_hosts_ports_and_schemes_are_refused(void **state)
{
    (void)state;
    assert_refused("http://redhill.invalid/practice/");
    assert_refused("//redhill.invalid/practice/");
    assert_refused("http://127.0.0.1:1/practice/");
    assert_refused("http://127.0.0.1/practice/");
    assert_refused("file:///etc/passwd");
    assert_refused("ftp://127.0.0.1/");
    assert_refused("gopher://127.0.0.1/");
    assert_refused("javascript:alert(1)");
}

static void another_name_or_scheme_of_the_same_server_is_refused(void **state)
{
    static const char *const prefixes[] = {"http://localhost", "https://127.0.0.1",
                                           "http://me:secret@127.0.0.1"};

    (void)state;
    for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
        struct fixture_fault fault = redirect_to(NULL);
        struct site *site = site_open(&fault, 1);
        struct http_response *response;

        fault.location = arena_format(&site->arena, "%s:%lld%s", prefixes[i],
                                      (long long)fixture_server_port(site->server), SITE_SESSION);
        response = site_get(site, SITE_DAY);
        assert_int_equal(response->outcome, HTTP_LED_ASTRAY);
        assert_int_equal(fixture_server_n_requests(site->server), 1);
        http_response_free(response);
        site_close(site);
    }
}

static void a_circle_ends_after_five(void **state)
{
    struct fixture_fault fault = redirect_to(SITE_DAY);
    struct site *site = site_open(&fault, 1);
    struct http_response *response = site_get(site, SITE_DAY);

    (void)state;
    assert_int_equal(response->outcome, HTTP_LED_ASTRAY);
    assert_string_equal(response->problem, "more than 5 redirects");
    assert_int_equal(fixture_server_n_requests(site->server), 6);
    http_response_free(response);
    site_close(site);
}

static void five_are_followed(void **state)
{
    struct fixture_fault fault = redirect_to(SITE_DAY);
    struct site *site;
    struct http_response *response;

    (void)state;
    fault.last_attempt = 5;
    site = site_open(&fault, 1);
    response = site_get(site, SITE_DAY);
    assert_int_equal(response->status, 200);
    assert_true(bytes_equal_text(response->body, SITE_DAY_BODY));
    http_response_free(response);
    site_close(site);
}

static void without_a_target_it_is_just_an_answer(void **state)
{
    struct fixture_fault fault = redirect_to(NULL);
    struct site *site = site_open(&fault, 1);
    struct http_response *response = site_get(site, SITE_DAY);

    (void)state;
    assert_int_equal(response->outcome, HTTP_ANSWERED);
    assert_int_equal(response->status, 302);
    http_response_free(response);
    site_close(site);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_origin_is_followed),
        cmocka_unit_test(the_same_origin_in_full_is_followed),
        cmocka_unit_test(other_hosts_ports_and_schemes_are_refused),
        cmocka_unit_test(another_name_or_scheme_of_the_same_server_is_refused),
        cmocka_unit_test(a_circle_ends_after_five),
        cmocka_unit_test(five_are_followed),
        cmocka_unit_test(without_a_target_it_is_just_an_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
