/* The log of requests, from which rates are counted. */
#include "trackside/request_log.h"

#include "mirror_schema.h"
#include "page_text.h"

int request_log_count(struct db *db, const char *rate_class, const char *track_slug,
                      const char *origin, int64_t since_ms, int64_t until_ms, int64_t nth_last,
                      int64_t *ret_n, int64_t *ret_nth_ms, struct error *err)
{
    bool of_track = track_slug != NULL;
    struct query *query =
        db_query(db, of_track ? REQUEST_LOG_COUNT_OF_TRACK : REQUEST_LOG_COUNT_OF_ORIGIN);
    int r;

    query_bind_text(query, ":rate_class", rate_class);
    query_bind_text(query, ":whose", of_track ? track_slug : origin);
    query_bind_utc_ms(query, ":since", since_ms);
    query_bind_utc_ms(query, ":until", until_ms);
    query_bind_int(query, ":nth_last", nth_last);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_n = query_int(query, 0);
    *ret_nth_ms = query_utc_ms(query, 1);
    query_reset(query);
    return 0;
}

int request_log_reserve(struct db *db, const struct logged_request *request, int64_t *ret_id,
                        struct error *err)
{
    struct query *query = db_query(db, REQUEST_LOG_RESERVE);

    query_bind_text(query, ":rate_class", request->rate_class);
    query_bind_text(query, ":kind", page_kind_text(request->kind));
    query_bind_text(query, ":origin", request->origin);
    query_bind_text(query, ":track_slug", request->track_slug);
    query_bind_text(query, ":cache_key", request->cache_key);
    query_bind_text(query, ":url", request->url);
    query_bind_int(query, ":attempt", request->attempt);
    query_bind_utc_ms(query, ":sent_at", request->sent_at_ms);
    return query_put(query, NULL, ret_id, err);
}

int request_log_cancel(struct db *db, int64_t id, struct error *err)
{
    struct query *query = db_query(db, REQUEST_LOG_CANCEL);

    query_bind_int(query, ":id", id);
    return query_run(query, err);
}

int request_log_complete(struct db *db, int64_t id, int64_t http_status, const char *outcome,
                         int64_t body_size, int64_t duration_ms, struct error *err)
{
    struct query *query = db_query(db, REQUEST_LOG_COMPLETE);

    query_bind_int(query, ":id", id);
    query_bind_int(query, ":http_status", http_status);
    query_bind_text(query, ":outcome", outcome);
    query_bind_int(query, ":body_size", body_size);
    query_bind_int(query, ":duration_ms", duration_ms);
    return query_run(query, err);
}
