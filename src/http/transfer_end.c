/*
 * How an attempt ends: with an answer, a failure to be named, or a redirect to follow. Redirects
 * are followed here, because libcurl would follow them to any host.
 */
#include "transfer.h"

#include "outcome.h"
#include "retry_after.h"

#include "trackside/clock.h"
#include "trackside/compress.h"

#include <time.h>

enum {
    MAX_REDIRECTS = 5,
    MAX_QUOTED_SIZE = 200, /* of an address in a problem */
};

/* ---- redirects ---- */

static int status_of(const struct transfer *transfer)
{
    long status = 0;

    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    return (int)status;
}

/* Where the answer leads, made absolute by libcurl; NULL when it is no redirect. */
static const char *redirect_target(const struct transfer *transfer)
{
    char *target = NULL;

    switch (status_of(transfer)) {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_URL, &target);
        return target;
    default:
        return NULL;
    }
}

static void fail(struct transfer *transfer, enum http_outcome outcome, const char *problem)
{
    transfer->answer->response.outcome = outcome;
    transfer->answer->response.problem = problem;
}

static bool may_follow(struct transfer *transfer, const char *target)
{
    struct origin origin;
    bool same;

    if (transfer->n_redirects == MAX_REDIRECTS) {
        fail(transfer, HTTP_LED_ASTRAY,
             arena_format(&transfer->answer->texts, "more than %d redirects", MAX_REDIRECTS));
        return false;
    }
    same = origin_read(target, &origin);
    if (same) {
        same = origin_equal(&origin, &transfer->origin);
        origin_deinit(&origin);
    }
    if (!same)
        fail(transfer, HTTP_LED_ASTRAY,
             arena_format(&transfer->answer->texts, "redirected elsewhere, to %.*s",
                          MAX_QUOTED_SIZE, target));
    return same;
}

static bool follow(struct transfer *transfer, const char *target)
{
    if (!may_follow(transfer, target))
        return false;
    transfer->n_redirects++;
    transfer->is_sent = false;
    transfer->header_size = 0;
    transfer->headers_ended = false;
    transfer->is_as_sent = false;
    transfer->is_foreign = false;
    buffer_clear(&transfer->answer->body);
    target = arena_text(&transfer->answer->texts, target); /* libcurl's own dies with the option */
    return curl_easy_setopt(transfer->easy, CURLOPT_URL, target) == CURLE_OK &&
           curl_easy_setopt(transfer->easy, CURLOPT_HTTP_CONTENT_DECODING, 1L) == CURLE_OK &&
           transfer_set_timeout(transfer);
}

/* ---- the end ---- */

static const char *in_words(struct transfer *transfer, int64_t ms)
{
    return ms % 1000 == 0 ? arena_format(&transfer->answer->texts, "%lld s", (long long)ms / 1000)
                          : arena_format(&transfer->answer->texts, "%lld ms", (long long)ms);
}

/* libcurl has one code for four clocks that ran out. */
static const char *timeout_problem(struct transfer *transfer)
{
    struct arena *texts = &transfer->answer->texts;
    int64_t connect_ms = transfer->options->connect_timeout_ms;
    int64_t spent_ms = clock_monotonic_ms() - transfer->started_ms;
    curl_off_t connected_us = 0;

    curl_easy_getinfo(transfer->easy, CURLINFO_PRETRANSFER_TIME_T, &connected_us);
    if (connected_us == 0 && connect_ms < transfer->timeout_ms)
        return arena_format(texts, "no connection within %s", in_words(transfer, connect_ms));
    if (connected_us != 0 && spent_ms < transfer->timeout_ms)
        return arena_format(texts, "hardly a byte within %lld s",
                            (long long)transfer->options->slow_s);
    return arena_format(texts, "%s within %s",
                        transfer->header_size > 0 ? "no complete answer" : "no answer",
                        in_words(transfer, transfer->timeout_ms));
}

static void judge_failure(struct transfer *transfer, CURLcode code)
{
    struct arena *texts = &transfer->answer->texts;
    struct outcome outcome;
    long os_error = 0;

    curl_easy_getinfo(transfer->easy, CURLINFO_OS_ERRNO, &os_error);
    outcome = outcome_of(code, transfer->header_size > 0, os_error);
    if (outcome.outcome == HTTP_TIMED_OUT)
        outcome.problem = timeout_problem(transfer);
    else if (outcome.explain && transfer->explanation[0] != '\0')
        outcome.problem = arena_format(texts, "%s: %s", outcome.problem, transfer->explanation);
    fail(transfer, outcome.outcome, outcome.problem);
}

/* Packed all the same, beside a word that is no coding: no page begins like it. */
static void unpack(struct transfer *transfer)
{
    struct buffer *body = &transfer->answer->body;
    struct buffer unpacked;
    struct error damaged;
    bool is_too_large;
    int r;

    if (!transfer->is_as_sent || !bytes_starts_with(buffer_bytes(body), BYTES("\x1F\x8B")))
        return;
    buffer_init(&unpacked, body->ceiling);
    r = compress_gunzip(buffer_bytes(body), &unpacked, &damaged);
    is_too_large = unpacked.full;
    buffer_deinit(body);
    *body = unpacked;
    if (r < 0)
        fail(transfer, is_too_large ? HTTP_TOO_LARGE : HTTP_BROKEN,
             is_too_large ? "the body is too large once it is unpacked"
                          : "its encoding cannot be undone");
}

/* Ours come first: an abort from a callback reaches us as some other trouble of libcurl's. */
static void judge(struct transfer *transfer, CURLcode code)
{
    struct arena *texts = &transfer->answer->texts;

    if (transfer->answer->body.full || transfer->too_much_on_the_wire ||
        code == CURLE_FILESIZE_EXCEEDED)
        fail(transfer, HTTP_TOO_LARGE,
             arena_format(texts, "the body has more than %lld KiB",
                          (long long)transfer->options->max_body_size / 1024));
    else if (transfer->header_size > TRANSFER_MAX_HEADER_SIZE)
        fail(transfer, HTTP_TOO_LARGE,
             arena_format(texts, "more than %d KiB of headers", TRANSFER_MAX_HEADER_SIZE / 1024));
    else if (transfer->is_foreign)
        fail(transfer, HTTP_BROKEN, "its encoding is none that was asked for");
    else if (code != CURLE_OK)
        judge_failure(transfer, code);
    else if (!transfer->headers_ended) /* to libcurl this is an answer without a body */
        fail(transfer, HTTP_CUT_SHORT, "the headers ended early");
    else
        transfer->answer->response.status = status_of(transfer);
}

static const char *header(struct transfer *transfer, const char *name)
{
    struct curl_header *found;

    if (curl_easy_header(transfer->easy, name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK)
        return NULL;
    return arena_text(&transfer->answer->texts, found->value);
}

static int64_t read_date(const char *value)
{
    int64_t utc = value != NULL ? (int64_t)curl_getdate(value, NULL) : -1;

    return utc < 0 ? ABSENT : utc;
}

static void fill_response(struct transfer *transfer)
{
    struct http_response *response = &transfer->answer->response;
    char *url = NULL;

    curl_easy_getinfo(transfer->easy, CURLINFO_EFFECTIVE_URL, &url);
    response->url = arena_text(&transfer->answer->texts, url);
    response->duration_ms = clock_monotonic_ms() - transfer->started_ms;
    if (response->outcome != HTTP_ANSWERED)
        return;
    response->content_type = header(transfer, "Content-Type");
    response->etag = header(transfer, "ETag");
    response->last_modified = header(transfer, "Last-Modified");
    response->date_utc = read_date(header(transfer, "Date"));
    response->retry_after_s = retry_after_read(header(transfer, "Retry-After"),
                                               header(transfer, "Date"), (int64_t)time(NULL));
    response->body = buffer_bytes(&transfer->answer->body);
}

int transfer_end(struct transfer *transfer, CURLcode code, struct http_response **ret_response)
{
    const char *target;

    judge(transfer, code);
    if (transfer->answer->response.outcome == HTTP_ANSWERED)
        unpack(transfer);
    target = transfer->answer->response.outcome == HTTP_ANSWERED ? redirect_target(transfer) : NULL;
    if (target != NULL && follow(transfer, target))
        return TRANSFER_GOES_ON;
    if (transfer->answer->response.outcome != HTTP_ANSWERED)
        transfer->answer->response.status = 0;
    fill_response(transfer);
    *ret_response = &transfer->answer->response;
    transfer->answer = NULL;
    return 0;
}
