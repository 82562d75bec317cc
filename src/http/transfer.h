/*
 * One attempt: a libcurl easy handle under our limits, and the answer that grows from it. The
 * caller (http.c) runs the handle; a redirect makes it run once more.
 */
#ifndef TRACKSIDE_HTTP_TRANSFER_H
#define TRACKSIDE_HTTP_TRANSFER_H

#include "answer.h"
#include "origin.h"

#include <curl/curl.h>

enum {
    TRANSFER_MAX_HEADER_SIZE = 64 * 1024, /* all headers of one answer */
    /* Slower than this is slow; for slow_s it is no answer, however long the attempt may take. */
    TRANSFER_SLOW_BYTES_PER_S = 32,
};

struct transfer {
    const struct http_options *options;
    CURL *easy;
    struct curl_slist *conditions; /* If-None-Match and If-Modified-Since */
    struct answer *answer;         /* NULL once handed over */
    struct origin origin;
    int64_t timeout_ms;
    int64_t started_ms; /* monotonic */
    int n_redirects;

    /* of the address being asked now */
    bool is_sent;
    size_t header_size;
    bool headers_ended;
    bool too_much_on_the_wire;
    bool is_foreign; /* it came in a coding that was not asked for */
    bool is_as_sent; /* its encoding is none that libcurl knows: nothing of it was undone */
    char explanation[CURL_ERROR_SIZE]; /* libcurl's words for a failure */
};

/* The handle's CURLOPT_PRIVATE is the transfer. The options are borrowed while it lives. */
int transfer_new(const struct http_options *options, const struct http_request *request,
                 struct transfer **ret_transfer, struct error *err);
void transfer_free(struct transfer *transfer); /* its handle must not be running */

/* Give the handle what is left of the attempt's time. */
bool transfer_set_timeout(struct transfer *transfer);

/*
 * The handle has run and ended with `code`. TRANSFER_GOES_ON when it was redirected and must be
 * run again; otherwise 0 and the response, which is then the caller's.
 */
enum {
    TRANSFER_GOES_ON = 1,
};
int transfer_end(struct transfer *transfer, CURLcode code, struct http_response **ret_response);

#endif
