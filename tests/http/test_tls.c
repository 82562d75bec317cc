/* Certificates are looked at before a word is said. */
#include "site.h"
#include "tls_server.h"

#include "testing.h"

#include <stdio.h>
#include <string.h>

/* Ask a server with such a certificate, trusting its issuer. Nothing is said to one that is
 * refused. */
static struct http_response *ask(enum tls_certificate which, int expected_requests)
{
    struct tls_server *server = tls_start(which);
    struct http_options options = {.user_agent = "trackside/test",
                                   .connect_timeout_ms = 5000,
                                   .max_body_size = SITE_MAX_BODY_SIZE,
                                   .max_connections = 1,
                                   .ca_file = tls_ca_file(server)};
    struct http_response *response;
    struct http *http;
    struct error err;
    char url[64];

    snprintf(url, sizeof(url), "https://127.0.0.1:%d/", tls_port(server));
    assert_int_equal(http_open(&options, &http, &err), 0);
    response = client_get(http, url, SITE_TIMEOUT_MS);
    assert_int_equal(tls_n_requests(server), expected_requests);
    http_close(http);
    tls_stop(server);
    return response;
}

static void refused(enum tls_certificate which, const char *why)
{
    struct http_response *response = ask(which, 0);

    assert_int_equal(response->outcome, HTTP_NOT_TRUSTED);
    assert_non_null(strstr(response->problem, why));
    http_response_free(response);
}

/* What the others are measured against: they differ from it in one thing each. */
static void a_good_certificate_is_trusted(void **state)
{
    struct http_response *response = ask(TLS_GOOD, 1);

    (void)state;
    assert_int_equal(response->outcome, HTTP_ANSWERED);
    assert_int_equal(response->status, 200);
    http_response_free(response);
}

static void a_certificate_nobody_vouches_for_is_refused(void **state)
{
    (void)state;
    refused(TLS_SELF_SIGNED, "self-signed certificate");
}

static void an_expired_certificate_is_refused(void **state)
{
    (void)state;
    refused(TLS_EXPIRED, "certificate has expired");
}

static void a_certificate_that_is_not_valid_yet_is_refused(void **state)
{
    (void)state;
    refused(TLS_NOT_YET, "certificate is not yet valid");
}

static void a_certificate_of_another_host_is_refused(void **state)
{
    (void)state;
    refused(TLS_OTHER_HOST, "no alternative certificate subject name matches");
}

/* A good certificate, but of an issuer the system does not know. */
static void an_issuer_the_system_does_not_know_is_not_trusted(void **state)
{
    struct tls_server *server = tls_start(TLS_GOOD);
    struct http *http = client_open(SITE_MAX_BODY_SIZE);
    struct http_response *response;
    char url[64];

    (void)state;
    snprintf(url, sizeof(url), "https://127.0.0.1:%d/", tls_port(server));
    response = client_get(http, url, SITE_TIMEOUT_MS);
    assert_int_equal(response->outcome, HTTP_NOT_TRUSTED);
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
        cmocka_unit_test(a_good_certificate_is_trusted),
        cmocka_unit_test(a_certificate_nobody_vouches_for_is_refused),
        cmocka_unit_test(an_expired_certificate_is_refused),
        cmocka_unit_test(a_certificate_that_is_not_valid_yet_is_refused),
        cmocka_unit_test(a_certificate_of_another_host_is_refused),
        cmocka_unit_test(an_issuer_the_system_does_not_know_is_not_trusted),
        cmocka_unit_test(a_server_without_tls_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
