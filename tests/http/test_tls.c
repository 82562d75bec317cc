/* Certificates are looked at before a word is said. */
#include "site.h"
#include "tls_server.h"

#include "testing.h"

#include <stdio.h>
#include <string.h>

static void a_certificate_nobody_vouches_for_is_refused(void **state)
{
    struct tls_server *server = tls_start();
    struct http *http = client_open(SITE_MAX_BODY_SIZE);
    struct http_response *response;
    char url[64];

    (void)state;
    snprintf(url, sizeof(url), "https://127.0.0.1:%d/", tls_port(server));
    response = client_get(http, url, SITE_TIMEOUT_MS);
    assert_int_equal(response->outcome, HTTP_NOT_TRUSTED);
    assert_non_null(strstr(response->problem, "certificate"));
    assert_int_equal(tls_n_requests(server), 0);
    http_response_free(response);
    http_close(http);
    tls_stop(server);
}

static void a_server_without_tls_is_refused(void **state)
{
    struct site *site = site_open(NULL, 0);
    const char *url = arena_format(&site->arena, "https://127.0.0.1:%lld" SITE_DAY,
                                   (long long)fixture_server_port(site->server));
    struct http_response *response = client_get(site->http, url, SITE_TIMEOUT_MS);

    (void)state;
    assert_int_equal(response->outcome, HTTP_NOT_TRUSTED);
    http_response_free(response);
    site_close(site);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_certificate_nobody_vouches_for_is_refused),
        cmocka_unit_test(a_server_without_tls_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
