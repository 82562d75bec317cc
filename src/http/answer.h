/* What an attempt brings home: the response the caller gets, with the memory behind it. */
#ifndef TRACKSIDE_HTTP_ANSWER_H
#define TRACKSIDE_HTTP_ANSWER_H

#include "trackside/arena.h"
#include "trackside/buffer.h"
#include "trackside/http.h"

/* The response is its first member: http_response_free takes the whole. */
struct answer {
    struct http_response response;
    struct arena texts;
    struct buffer body;
};

struct answer *answer_new(const struct http_options *options, const struct http_request *request);

#endif
