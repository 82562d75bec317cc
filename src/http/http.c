/*
 * Several attempts side by side, over one set of connections: a libcurl multi handle and the
 * transfers that run in it.
 */
#include "trackside/http.h"

#include "transfer.h"

#include "trackside/clock.h"
#include "trackside/heap.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct http {
    struct http_options options; /* its texts are the copies below */
    char *user_agent;
    char *ca_file;
    CURLM *multi;
    struct transfer **running;
    size_t n_running;
    size_t room; /* of the array */
};

/* libcurl says "no memory" of headers that are too large, too: so that it is these alone, it gets
 * no other want of memory to see. */
static void *allocate(size_t size)
{
    return heap_alloc(size);
}

static void *resize(void *memory, size_t size)
{
    return heap_resize_array(memory, size, 1);
}

static struct http *http_alloc(const struct http_options *options)
{
    struct http *http = heap_alloc(sizeof(*http));

    http->options = *options;
    http->user_agent = heap_copy_text(options->user_agent);
    http->options.user_agent = http->user_agent;
    http->ca_file = heap_copy_text(options->ca_file);
    http->options.ca_file = http->ca_file;
    http->multi = curl_multi_init();
    return http;
}

static bool limit_connections(struct http *http)
{
    int64_t n = http->options.max_connections;
    long max = n > 0 && n < INT_MAX ? (long)n : 1;

    return curl_multi_setopt(http->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, max) == CURLM_OK;
}

int http_open(const struct http_options *options, struct http **ret_http, struct error *err)
{
    struct http *http;

    if (curl_global_init_mem(CURL_GLOBAL_DEFAULT, allocate, free, resize, heap_copy_text,
                             heap_alloc_array) != CURLE_OK)
        return error_set(err, ERROR_FAILED, "libcurl cannot be started on this system");
    http = http_alloc(options);
    if (http->multi == NULL || !limit_connections(http)) {
        http_close(http);
        return error_set(err, ERROR_FAILED, "libcurl cannot be set up on this system");
    }
    *ret_http = http;
    return 0;
}

void http_close(struct http *http)
{
    if (http == NULL)
        return;
    for (size_t i = 0; i < http->n_running; i++) {
        curl_multi_remove_handle(http->multi, http->running[i]->easy);
        transfer_free(http->running[i]);
    }
    curl_multi_cleanup(http->multi);
    curl_global_cleanup();
    free(http->running);
    free(http->user_agent);
    free(http->ca_file);
    free(http);
}

size_t http_n_running(const struct http *http)
{
    return http->n_running;
}

static void remember(struct http *http, struct transfer *transfer)
{
    if (http->n_running == http->room) {
        http->room = http->room == 0 ? 8 : http->room * 2;
        http->running = heap_resize_array(http->running, http->room, sizeof(struct transfer *));
    }
    http->running[http->n_running++] = transfer;
}

static void forget(struct http *http, struct transfer *transfer)
{
    for (size_t i = 0; i < http->n_running; i++) {
        if (http->running[i] == transfer) {
            http->running[i] = http->running[--http->n_running];
            return;
        }
    }
}

static int run(struct http *http, struct transfer *transfer, struct error *err)
{
    CURLMcode code = curl_multi_add_handle(http->multi, transfer->easy);

    if (code == CURLM_OK)
        return 0;
    return error_set(err, ERROR_FAILED, "libcurl refuses a transfer: %s",
                     curl_multi_strerror(code));
}

int http_start(struct http *http, const struct http_request *request, struct error *err)
{
    struct transfer *transfer;
    int r = transfer_new(&http->options, request, &transfer, err);

    if (r < 0)
        return r;
    r = run(http, transfer, err);
    if (r < 0) {
        transfer_free(transfer);
        return r;
    }
    remember(http, transfer);
    return 0;
}

/* A transfer has ended, or a step of it: send it on, or take its response. */
static int take_end(struct http *http, CURL *easy, CURLcode code,
                    struct http_response **ret_response, struct error *err)
{
    char *private = NULL;
    struct transfer *transfer;
    int r;

    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &private);
    transfer = (struct transfer *)(void *)private;
    curl_multi_remove_handle(http->multi, easy);
    r = transfer_end(transfer, code, ret_response);
    if (r == TRANSFER_GOES_ON) {
        r = run(http, transfer, err);
        if (r == 0)
            return HTTP_NOTHING_YET;
    }
    forget(http, transfer);
    transfer_free(transfer);
    return r;
}

/* Let the transfers go on as far as they can without waiting, and take one that ended. */
static int step(struct http *http, struct http_response **ret_response, struct error *err)
{
    CURLMsg *message;
    int n_left;
    CURLMcode code = curl_multi_perform(http->multi, &n_left);

    if (code != CURLM_OK)
        return error_set(err, ERROR_FAILED, "libcurl gave up: %s", curl_multi_strerror(code));
    while ((message = curl_multi_info_read(http->multi, &n_left)) != NULL) {
        int r = take_end(http, message->easy_handle, message->data.result, ret_response, err);

        if (r != HTTP_NOTHING_YET)
            return r;
    }
    return HTTP_NOTHING_YET;
}

/* How many sockets became ready in time: none also after a signal or one of libcurl's own timers.
 */
static int poll_sockets(struct http *http, int64_t wait_ms, int *ret_n_ready, struct error *err)
{
    int timeout_ms = wait_ms > INT_MAX ? INT_MAX : (int)wait_ms;
    CURLMcode code = curl_multi_poll(http->multi, NULL, 0, timeout_ms, ret_n_ready);

    if (code == CURLM_OK)
        return 0;
    return error_set(err, ERROR_FAILED, "libcurl cannot wait: %s", curl_multi_strerror(code));
}

int http_wait(struct http *http, int64_t wait_ms, struct http_response **ret_response,
              struct error *err)
{
    int64_t end_ms = clock_monotonic_ms() + wait_ms;
    int n_ready = 1;

    for (;;) {
        int r = step(http, ret_response, err);
        int64_t left_ms = end_ms - clock_monotonic_ms();

        if (r != HTTP_NOTHING_YET || http->n_running == 0 || left_ms <= 0 || n_ready == 0)
            return r;
        r = poll_sockets(http, left_ms, &n_ready, err);
        if (r < 0)
            return r;
    }
}

/* ---- the library ---- */

const char *http_library(void)
{
    return curl_version();
}

bool http_library_is_complete(void)
{
    const int needed = CURL_VERSION_SSL | CURL_VERSION_LIBZ;

    return (curl_version_info(CURLVERSION_NOW)->features & needed) == needed;
}
