/* The memory of a response. */
#include "answer.h"

#include "trackside/heap.h"

#include <stdlib.h>

struct answer *answer_new(const struct http_options *options, const struct http_request *request)
{
    struct answer *answer = heap_alloc(sizeof(*answer));

    arena_init(&answer->texts);
    buffer_init(&answer->body, options->max_body_size > 0 ? (size_t)options->max_body_size : 0);
    answer->response.tag = request->tag;
    answer->response.date_utc = ABSENT;
    answer->response.retry_after_s = ABSENT;
    return answer;
}

void http_response_free(struct http_response *response)
{
    struct answer *answer = (struct answer *)response;

    if (answer == NULL)
        return;
    buffer_deinit(&answer->body);
    arena_deinit(&answer->texts);
    free(answer);
}

void http_response_free_at(struct http_response **response)
{
    http_response_free(*response);
}
