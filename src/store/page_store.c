/* Pages: keeping them, confirming them, remembering their failures. */
#include "trackside/page_store.h"

#include "body_store.h"
#include "mirror_schema.h"
#include "page_row.h"
#include "page_text.h"

#include "trackside/cleanup.h"

#include <string.h>

/* ---- a transaction of one's own, unless the caller has one ---- */

static int begin(struct db *db, bool *ret_mine, struct error *err)
{
    *ret_mine = !db_in_transaction(db);
    return *ret_mine ? db_begin(db, err) : 0;
}

/* Commit after r >= 0, roll back after a failure; r, or the failure of the commit. */
static int end(struct db *db, bool mine, int r, struct error *err)
{
    int committed = 0;

    if (!mine)
        return r;
    if (r >= 0)
        committed = db_commit(db, err);
    db_rollback(db);
    return committed < 0 ? committed : r;
}

/* ---- finding ---- */

int page_store_find(struct db *db, const char *cache_key, struct arena *arena,
                    struct stored_page *ret_page, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_FIND);
    int r;

    query_bind_text(query, ":cache_key", cache_key);
    r = query_next(query, err);
    if (r != QUERY_ROW)
        return r < 0 ? r : PAGE_STORE_NONE;
    *ret_page = page_row_read(query, arena);
    query_reset(query);
    return 0;
}

int page_store_find_oddity(struct db *db, const char *cache_key, struct arena *arena,
                           struct stored_oddity *ret_oddity, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_FIND_ODDITY);
    int r;

    query_bind_text(query, ":cache_key", cache_key);
    r = query_next(query, err);
    if (r != QUERY_ROW)
        return r < 0 ? r : PAGE_STORE_NONE;
    *ret_oddity = (struct stored_oddity){
        .url = query_text(query, 0, arena),
        .sha256 = query_text(query, 1, arena),
        .body_size = query_int(query, 2),
        .http_status = query_int(query, 3),
        .reason = query_text(query, 4, arena),
        .first_seen_at = query_utc(query, 5),
        .last_seen_at = query_utc(query, 6),
        .n_seen = query_int(query, 7),
    };
    query_reset(query);
    return 0;
}

/* ---- keeping ---- */

static int has_content(struct db *db, const char *cache_key, const char *sha256, bool *ret_has,
                       struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct stored_page page;
    int r;

    arena_init(&arena);
    r = page_store_find(db, cache_key, &arena, &page, err);
    if (r < 0)
        return r;
    *ret_has = r == 0 && page.sha256 != NULL && strcmp(page.sha256, sha256) == 0;
    return 0;
}

static int put_row(struct db *db, const struct page_arrival *arrival, const char *sha256,
                   struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_PUT);
    char date[CALENDAR_TEXT_SIZE];

    query_bind_text(query, ":cache_key", arrival->cache_key);
    query_bind_text(query, ":kind", page_kind_text(arrival->id.kind));
    query_bind_text(query, ":track_slug", arrival->id.track_slug);
    query_bind_text(query, ":practice_date", page_date_text(arrival->id.date, date));
    query_bind_text(query, ":url", arrival->url);
    query_bind_text(query, ":sha256", sha256);
    query_bind_int(query, ":http_status", arrival->http_status);
    query_bind_text(query, ":content_type", arrival->content_type);
    query_bind_text(query, ":etag", arrival->etag);
    query_bind_text(query, ":last_modified", arrival->last_modified);
    query_bind_utc(query, ":at", arrival->fetched_at);
    query_bind_int(query, ":ttl_seconds", arrival->ttl_s);
    query_bind_utc(query, ":expires_at", arrival->fetched_at + arrival->ttl_s);
    query_bind_int(query, ":settled", arrival->settled);
    query_bind_text(query, ":source", arrival->source);
    query_bind_text(query, ":listed_as", arrival->listed_as);
    return query_run(query, err);
}

static int add_version(struct db *db, const char *cache_key, const char *sha256, int64_t at,
                       struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_ADD_VERSION);

    query_bind_text(query, ":cache_key", cache_key);
    query_bind_text(query, ":sha256", sha256);
    query_bind_utc(query, ":at", at);
    return query_run(query, err);
}

static int see_version(struct db *db, const char *cache_key, int64_t at, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_SEE_VERSION);

    query_bind_text(query, ":cache_key", cache_key);
    query_bind_utc(query, ":at", at);
    return query_run(query, err);
}

static int find_current(struct db *db, const char *cache_key, struct arena *arena,
                        const char **ret_sha256, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_CURRENT_BODY);
    int r;

    query_bind_text(query, ":cache_key", cache_key);
    r = query_next(query, err);
    *ret_sha256 = r == QUERY_ROW ? query_text(query, 0, arena) : NULL;
    query_reset(query);
    return r < 0 ? r : 0;
}

static int put(struct db *db, const struct page_arrival *arrival, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    char sha256[DIGEST_HEX_SIZE];
    const char *before = NULL;
    bool is_same = false;
    int r;

    arena_init(&arena);
    r = find_current(db, arrival->cache_key, &arena, &before, err);
    if (r == 0)
        r = body_store_put(db, arrival->body, sha256, err);
    if (r == 0)
        r = has_content(db, arrival->cache_key, sha256, &is_same, err);
    if (r == 0)
        r = put_row(db, arrival, sha256, err);
    if (r == 0 && is_same)
        r = see_version(db, arrival->cache_key, arrival->fetched_at, err);
    else if (r == 0)
        r = add_version(db, arrival->cache_key, sha256, arrival->fetched_at, err);
    if (r == 0 && !is_same && before != NULL)
        r = body_store_shrink(db, before, sha256, err);
    return r == 0 && is_same ? PAGE_STORE_SAME : r;
}

int page_store_put(struct db *db, const struct page_arrival *arrival, struct error *err)
{
    bool mine;
    int r = begin(db, &mine, err);

    return r < 0 ? r : end(db, mine, put(db, arrival, err), err);
}

static int validate(struct db *db, const char *cache_key,
                    const struct page_confirmation *confirmation, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_VALIDATE);
    enum db_change change;
    int r;

    query_bind_text(query, ":cache_key", cache_key);
    query_bind_utc(query, ":at", confirmation->at);
    query_bind_int(query, ":ttl_seconds", confirmation->ttl_s);
    query_bind_utc(query, ":expires_at", confirmation->at + confirmation->ttl_s);
    query_bind_int(query, ":settled", confirmation->settled);
    query_bind_text(query, ":etag", confirmation->etag);
    query_bind_text(query, ":last_modified", confirmation->last_modified);
    query_bind_text(query, ":listed_as", confirmation->listed_as);
    r = query_put(query, &change, NULL, err);
    if (r == 0 && change == DB_UNCHANGED)
        return PAGE_STORE_NONE;
    return r == 0 ? see_version(db, cache_key, confirmation->at, err) : r;
}

int page_store_validate(struct db *db, const char *cache_key,
                        const struct page_confirmation *confirmation, struct error *err)
{
    bool mine;
    int r = begin(db, &mine, err);

    return r < 0 ? r : end(db, mine, validate(db, cache_key, confirmation, err), err);
}

/* ---- failures, oddities ---- */

int page_store_fail(struct db *db, const char *cache_key, const struct page_id *id, const char *url,
                    const struct page_failure *failure, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_FAIL);
    char date[CALENDAR_TEXT_SIZE];

    query_bind_text(query, ":cache_key", cache_key);
    query_bind_text(query, ":kind", page_kind_text(id->kind));
    query_bind_text(query, ":track_slug", id->track_slug);
    query_bind_text(query, ":practice_date", page_date_text(id->date, date));
    query_bind_text(query, ":url", url);
    query_bind_text(query, ":reason", failure->reason);
    query_bind_int(query, ":http_status", failure->http_status);
    query_bind_utc(query, ":at", failure->at);
    query_bind_utc(query, ":next_try_at", failure->next_try_at);
    return query_run(query, err);
}

int page_store_expire(struct db *db, const char *cache_key, int64_t at, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_EXPIRE);

    query_bind_text(query, ":cache_key", cache_key);
    query_bind_utc(query, ":at", at);
    return query_run(query, err);
}

static int put_oddity(struct db *db, const char *cache_key, const char *url, struct bytes body,
                      int64_t http_status, const char *reason, int64_t at, struct error *err)
{
    char sha256[DIGEST_HEX_SIZE];
    struct query *query;
    int r = body_store_put(db, body, sha256, err);

    if (r < 0)
        return r;
    query = db_query(db, PAGE_STORE_PUT_ODDITY);
    query_bind_text(query, ":cache_key", cache_key);
    query_bind_text(query, ":url", url);
    query_bind_text(query, ":sha256", sha256);
    query_bind_int(query, ":http_status", http_status);
    query_bind_text(query, ":reason", reason);
    query_bind_utc(query, ":at", at);
    return query_run(query, err);
}

int page_store_put_oddity(struct db *db, const char *cache_key, const char *url, struct bytes body,
                          int64_t http_status, const char *reason, int64_t at, struct error *err)
{
    bool mine;
    int r = begin(db, &mine, err);

    if (r < 0)
        return r;
    return end(db, mine, put_oddity(db, cache_key, url, body, http_status, reason, at, err), err);
}

int page_store_find_other_track(struct db *db, struct bytes body, const char *slug,
                                struct arena *arena, const char **ret_slug, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_OTHER_TRACK);
    char sha256[DIGEST_HEX_SIZE];
    int r;

    query_bind_text(query, ":sha256", digest_sha256(body, sha256));
    query_bind_text(query, ":slug", slug);
    r = query_next(query, err);
    if (r != QUERY_ROW)
        return r < 0 ? r : PAGE_STORE_NONE;
    *ret_slug = query_text(query, 0, arena);
    query_reset(query);
    return 0;
}
