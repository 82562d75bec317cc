/*
 * How an attempt sets out, and what it takes in on the way.
 *
 * libcurl's own limits do not hold everywhere: 7.88 counts a body before it is decompressed, and
 * only against an announced length. So the callbacks here count: decoded bytes as they are
 * written, bytes on the wire as they arrive, headers line by line.
 */
#include "transfer.h"

#include "trackside/clock.h"
#include "trackside/heap.h"

#include <limits.h>
#include <stdlib.h>

/* ---- what comes in ---- */

static size_t take_body(char *data, size_t one, size_t n, void *context)
{
    struct transfer *transfer = context;

    return buffer_append(&transfer->answer->body, data, one * n) ? one * n : 0;
}

enum packing {
    PACKING_ASKED_FOR, /* or the line says nothing of it */
    PACKING_NOT_ASKED_FOR,
    PACKING_NONE, /* a word that is no coding */
};

/*
 * How a line says that the body is packed. A server may say "Content-Encoding: UTF-8" and mean the
 * characters: such a word is no coding, so the body is as it was sent, as browsers have it; libcurl
 * would refuse it. Of codings that were not asked for, libcurl undoes some and takes half a body
 * for a whole one.
 */
static enum packing packing_of(struct bytes line)
{
    static const struct {
        const char *coding;
        enum packing packing;
    } known[] = {
        {"gzip", PACKING_ASKED_FOR},         {"x-gzip", PACKING_ASKED_FOR},
        {"deflate", PACKING_ASKED_FOR},      {"identity", PACKING_ASKED_FOR},
        {"br", PACKING_NOT_ASKED_FOR},       {"zstd", PACKING_NOT_ASKED_FOR},
        {"compress", PACKING_NOT_ASKED_FOR}, {"x-compress", PACKING_NOT_ASKED_FOR},
    };
    struct bytes name, value = line;
    size_t at;

    if (!bytes_split(&value, ':', &name) || !bytes_same(name, BYTES("Content-Encoding")))
        return PACKING_ASKED_FOR;
    value = bytes_trim(value);
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (bytes_same(value, bytes_from_text(known[i].coding)))
            return known[i].packing;
    return bytes_find(value, BYTES(","), &at) ? PACKING_ASKED_FOR : PACKING_NONE;
}

static size_t take_header(char *data, size_t one, size_t n, void *context)
{
    struct transfer *transfer = context;
    struct bytes line = {data, one * n};
    enum packing packing = packing_of(line);

    transfer->header_size += line.size;
    if (bytes_starts_with(line, BYTES("HTTP/")))
        transfer->headers_ended = false;
    else if (bytes_trim(line).size == 0)
        transfer->headers_ended = true;
    else if (packing == PACKING_NOT_ASKED_FOR)
        transfer->is_foreign = true;
    else if (packing == PACKING_NONE)
        transfer->is_as_sent =
            curl_easy_setopt(transfer->easy, CURLOPT_HTTP_CONTENT_DECODING, 0L) == CURLE_OK;
    return transfer->header_size > TRANSFER_MAX_HEADER_SIZE ? 0 : line.size;
}

/* Compressed bytes that decode to nothing would pass take_body for ever. */
static int watch_wire(void *context, curl_off_t expected, curl_off_t come, curl_off_t to_send,
                      curl_off_t sent)
{
    struct transfer *transfer = context;

    (void)expected, (void)to_send, (void)sent;
    transfer->too_much_on_the_wire = come > transfer->options->max_body_size;
    return transfer->too_much_on_the_wire ? 1 : 0;
}

/*
 * libcurl asks again by itself when a connection that served before is closed without an answer.
 * One attempt is one request: whoever counts requests must be able to rely on it.
 */
static int refuse_second(void *context, char *peer, char *local, int peer_port, int local_port)
{
    struct transfer *transfer = context;
    bool was_sent = transfer->is_sent;

    (void)peer, (void)local, (void)peer_port, (void)local_port;
    transfer->is_sent = true;
    return was_sent ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

/* ---- setting up ---- */

/* curl refuses times beyond an int; 0 would mean none. */
static long fit_ms(int64_t ms)
{
    if (ms < 1)
        return 1;
    return ms > INT_MAX ? INT_MAX : (long)ms;
}

bool transfer_set_timeout(struct transfer *transfer)
{
    int64_t spent_ms = clock_monotonic_ms() - transfer->started_ms;

    return curl_easy_setopt(transfer->easy, CURLOPT_TIMEOUT_MS,
                            fit_ms(transfer->timeout_ms - spent_ms)) == CURLE_OK;
}

static bool set_callbacks(struct transfer *transfer)
{
    CURL *easy = transfer->easy;

    return curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->explanation) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, refuse_second) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_PREREQDATA, transfer) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, watch_wire) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_XFERINFODATA, transfer) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L) == CURLE_OK;
}

static bool set_limits(struct transfer *transfer)
{
    const struct http_options *options = transfer->options;
    CURL *easy = transfer->easy;

    return curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, fit_ms(options->connect_timeout_ms)) ==
               CURLE_OK &&
           transfer_set_timeout(transfer) &&
           curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)TRANSFER_SLOW_BYTES_PER_S) ==
               CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)options->slow_s) == CURLE_OK &&
           /* only spares the transfer when the length is announced; take_body has the say */
           curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)options->max_body_size) ==
               CURLE_OK;
}

/*
 * HTTP/1.1, so that max_connections is the number of requests a site sees at once. QUICK_EXIT,
 * because libcurl would otherwise wait for a hanging name lookup to end long after its timeout.
 */
static bool set_manners(struct transfer *transfer)
{
    CURL *easy = transfer->easy;

    return curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L) == CURLE_OK;
}

/* Debian's libcurl has both a file and a folder of its own. */
static bool set_trust(struct transfer *transfer)
{
    const char *ca_file = transfer->options->ca_file;

    return ca_file == NULL ||
           (curl_easy_setopt(transfer->easy, CURLOPT_CAINFO, ca_file) == CURLE_OK &&
            curl_easy_setopt(transfer->easy, CURLOPT_CAPATH, NULL) == CURLE_OK);
}

/*
 * Through an https proxy TLS is still verified end to end. A proxy for plain http could change
 * what the site says, so that one is never taken from the environment.
 */
static bool set_proxy(struct transfer *transfer)
{
    const struct origin *origin = &transfer->origin;

    if (origin_is_https(origin) && !origin_is_loopback(origin))
        return true;
    return curl_easy_setopt(transfer->easy, CURLOPT_PROXY, "") == CURLE_OK;
}

/* A validator came from outside once: with a control character in it, it would forge headers. */
static bool is_sendable(const char *value)
{
    for (const char *at = value; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ' || *at == 127)
            return false;
    }
    return *value != '\0';
}

static void add_condition(struct transfer *transfer, const char *name, const char *value)
{
    char *line;

    if (value == NULL || !is_sendable(value))
        return;
    line = arena_format(&transfer->answer->texts, "%s: %s", name, value);
    transfer->conditions = curl_slist_append(transfer->conditions, line);
}

static bool set_request(struct transfer *transfer, const struct http_request *request)
{
    CURL *easy = transfer->easy;

    add_condition(transfer, "If-None-Match", request->etag);
    add_condition(transfer, "If-Modified-Since", request->last_modified);
    return curl_easy_setopt(easy, CURLOPT_URL, request->url) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_USERAGENT, transfer->options->user_agent) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate") == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->conditions) == CURLE_OK;
}

static struct transfer *transfer_alloc(const struct http_options *options,
                                       const struct http_request *request)
{
    struct transfer *transfer = heap_alloc(sizeof(*transfer));

    transfer->options = options;
    transfer->answer = answer_new(options, request);
    transfer->timeout_ms = request->timeout_ms;
    transfer->started_ms = clock_monotonic_ms();
    transfer->easy = curl_easy_init();
    return transfer;
}

int transfer_new(const struct http_options *options, const struct http_request *request,
                 struct transfer **ret_transfer, struct error *err)
{
    struct origin origin;
    struct transfer *transfer;

    if (!origin_read(request->url, &origin))
        return error_set(err, ERROR_FAILED, "%s is not an http or https address", request->url);
    transfer = transfer_alloc(options, request);
    transfer->origin = origin;
    if (transfer->easy == NULL || !set_callbacks(transfer) || !set_limits(transfer) ||
        !set_manners(transfer) || !set_trust(transfer) || !set_proxy(transfer) ||
        !set_request(transfer, request)) {
        transfer_free(transfer);
        return error_set(
            err, ERROR_FAILED,
            "this libcurl (%s) cannot be set up for %s; version 7.87 or later is needed",
            curl_version_info(CURLVERSION_NOW)->version, request->url);
    }
    *ret_transfer = transfer;
    return 0;
}

void transfer_free(struct transfer *transfer)
{
    if (transfer == NULL)
        return;
    curl_easy_cleanup(transfer->easy);
    curl_slist_free_all(transfer->conditions);
    origin_deinit(&transfer->origin);
    if (transfer->answer != NULL)
        http_response_free(&transfer->answer->response);
    free(transfer);
}
