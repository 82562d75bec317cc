/* Origins, by libcurl's own reading of addresses, so that check and connection agree. */
#include "origin.h"

#include "trackside/cleanup.h"
#include "trackside/http.h"

#include <curl/curl.h>
#include <string.h>
#include <strings.h>

static void release_url(CURLU **url)
{
    curl_url_cleanup(*url);
}

bool origin_read(const char *text, struct origin *ret_origin)
{
    CURLU *url CLEANUP(release_url) = curl_url();
    struct origin origin = {0};

    if (curl_url_set(url, CURLUPART_URL, text, CURLU_DISALLOW_USER) != CURLUE_OK)
        return false;
    if (curl_url_get(url, CURLUPART_SCHEME, &origin.scheme, 0) != CURLUE_OK ||
        curl_url_get(url, CURLUPART_HOST, &origin.host, 0) != CURLUE_OK ||
        curl_url_get(url, CURLUPART_PORT, &origin.port, CURLU_DEFAULT_PORT) != CURLUE_OK ||
        (strcmp(origin.scheme, "http") != 0 && strcmp(origin.scheme, "https") != 0)) {
        origin_deinit(&origin);
        return false;
    }
    *ret_origin = origin;
    return true;
}

void origin_deinit(struct origin *origin)
{
    curl_free(origin->scheme);
    curl_free(origin->host);
    curl_free(origin->port);
    *origin = (struct origin){0};
}

bool origin_equal(const struct origin *a, const struct origin *b)
{
    return strcmp(a->scheme, b->scheme) == 0 && strcasecmp(a->host, b->host) == 0 &&
           strcmp(a->port, b->port) == 0;
}

bool origin_is_https(const struct origin *origin)
{
    return strcmp(origin->scheme, "https") == 0;
}

bool http_is_loopback(const char *url)
{
    struct origin origin CLEANUP(origin_deinit) = {0};

    return origin_read(url, &origin) && origin_is_loopback(&origin);
}

bool origin_is_loopback(const struct origin *origin)
{
    return strcasecmp(origin->host, "localhost") == 0 || strcmp(origin->host, "[::1]") == 0 ||
           strncmp(origin->host, "127.", strlen("127.")) == 0;
}
