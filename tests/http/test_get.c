/* Ordinary requests: a page, an unchanged page, a packed page, addresses written differently. */
#include "site.h"

#include "testing.h"

#include <string.h>

static void a_page_comes_with_its_headers(void **state)
{
    struct site *site = site_open(NULL, 0);
    struct http_request request = {
        .url = site_url(site, SITE_DAY), .timeout_ms = SITE_TIMEOUT_MS, .tag = site};
    struct http_response *response = site_ask(site, &request);

    (void)state;
    assert_int_equal(response->outcome, HTTP_ANSWERED);
    assert_int_equal(response->status, 200);
    assert_true(bytes_equal_text(response->body, SITE_DAY_BODY));
    assert_string_equal(response->content_type, "text/html; charset=utf-8");
    assert_string_equal(response->last_modified, "Sun, 02 Nov 2025 08:00:00 GMT");
    assert_int_equal(strlen(response->etag), 18);
    assert_string_equal(response->url, request.url);
    assert_true(response->date_utc > 1700000000); /* the server's clock is this machine's */
    assert_true(is_absent(response->retry_after_s));
    assert_null(response->problem);
    assert_ptr_equal(response->tag, site);
    assert_int_equal(http_n_running(site->http), 0);
    http_response_free(response);
    site_close(site);
}

static void validators_make_it_conditional(void **state)
{
    struct site *site = site_open(NULL, 0);
    struct http_response *first = site_get(site, SITE_DAY);
    struct http_request by_etag = {.url = site_url(site, SITE_DAY),
                                   .timeout_ms = SITE_TIMEOUT_MS,
                                   .etag = first->etag,
                                   .last_modified = first->last_modified};
    struct http_request by_date = {
        .url = by_etag.url, .timeout_ms = SITE_TIMEOUT_MS, .last_modified = first->last_modified};
    struct http_response *second = site_ask(site, &by_etag);
    struct http_response *third = site_ask(site, &by_date);

    (void)state;
    assert_int_equal(second->outcome, HTTP_ANSWERED);
    assert_int_equal(second->status, 304);
    assert_int_equal(second->body.size, 0);
    assert_string_equal(second->etag, first->etag);
    assert_int_equal(third->status, 304);
    http_response_free(first);
    http_response_free(second);
    http_response_free(third);
    site_close(site);
}

static void stale_or_forged_validators_fetch_the_page(void **state)
{
    struct site *site = site_open(NULL, 0);
    struct http_request stale = {.url = site_url(site, SITE_DAY),
                                 .timeout_ms = SITE_TIMEOUT_MS,
                                 .etag = "\"0000000000000000\""};
    struct http_request forged = {
        .url = stale.url, .timeout_ms = SITE_TIMEOUT_MS, .etag = "*\r\nX-Forged: yes"};
    struct http_response *first = site_ask(site, &stale);
    struct http_response *second = site_ask(site, &forged);

    (void)state;
    assert_int_equal(first->status, 200);
    assert_int_equal(second->status, 200);
    http_response_free(first);
    http_response_free(second);
    site_close(site);
}

static void a_packed_page_is_unpacked(void **state)
{
    struct site *site = site_open(NULL, 0);
    struct http_response *response = site_get(site, "/redhill/practice/?p=view_session&id=190");
    size_t n;
    const struct fixture_page *pages = fixture_pages(site->fixture, &n);

    (void)state;
    assert_int_equal(response->status, 200);
    assert_true(bytes_equal(response->body, pages[n - 1].body));
    http_response_free(response);
    site_close(site);
}

static void parameters_come_in_any_order(void **state)
{
    static const char *const spellings[] = {
        "/redhill/practice/?d=2025-10-25&p=session_list",
        "/REDHILL/practice/?p=session_list&d=2025-10-25",
        "/redhill/practice/?p=session%5Flist&d=2025-10-25",
    };
    struct site *site = site_open(NULL, 0);

    (void)state;
    for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++) {
        struct http_response *response = site_get(site, spellings[i]);

        assert_int_equal(response->status, 200);
        assert_true(bytes_equal_text(response->body, SITE_DAY_BODY));
        http_response_free(response);
    }
    assert_int_equal(fixture_server_n_requests_for(site->server, SITE_DAY_KEY), 3);
    site_close(site);
}

static void assert_nearest(struct site *site, const char *path, const char *nearest)
{
    struct http_response *response = site_get(site, path);
    char *text = arena_text_of(&site->arena, response->body);

    assert_int_equal(response->outcome, HTTP_ANSWERED);
    assert_int_equal(response->status, 404);
    assert_non_null(strstr(text, path));
    assert_non_null(strstr(text, nearest));
    http_response_free(response);
}

static void what_is_not_recorded_names_the_nearest(void **state)
{
    struct site *site = site_open(NULL, 0);

    (void)state;
    assert_nearest(site, "/redhill/practice/?p=session_list&d=2024-01-01",
                   "the nearest is " SITE_DAY "\n");
    assert_nearest(site, "/redhill/practice/?p=view_session&id=101",
                   "the nearest is " SITE_SESSION "\n");
    assert_nearest(site, "/redhill/practice/?p=view_session&id=170", "&id=190\n");
    assert_nearest(site, "/bluehill/practice/?p=view_session&id=100",
                   "the nearest is " SITE_SESSION "\n");
    assert_nearest(site, "/redhill/practice/?p=sesion_list&d=2025-10-25",
                   "the nearest is " SITE_DAY "\n");
    assert_nearest(site, "/redhill/results/?p=view_event&id=5",
                   "the nearest is /redhill/practice/?p=calendar&d=2025-10\n");
    assert_nearest(site, "/nothing/like/it", "the nearest is /redhill/practice/");
    site_close(site);
}

static void the_index_lists_tracks_and_days(void **state)
{
    struct site *site = site_open(NULL, 0);
    struct http_response *response = site_get(site, "/");
    const char *text = arena_text_of(&site->arena, response->body);

    (void)state;
    assert_int_equal(response->status, 200);
    assert_non_null(strstr(text, "Red Hill (redhill)"));
    assert_non_null(strstr(text, SITE_DAY "\n"));
    assert_non_null(strstr(text, "2 session pages"));
    http_response_free(response);
    site_close(site);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_comes_with_its_headers),
        cmocka_unit_test(validators_make_it_conditional),
        cmocka_unit_test(stale_or_forged_validators_fetch_the_page),
        cmocka_unit_test(a_packed_page_is_unpacked),
        cmocka_unit_test(parameters_come_in_any_order),
        cmocka_unit_test(what_is_not_recorded_names_the_nearest),
        cmocka_unit_test(the_index_lists_tracks_and_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
