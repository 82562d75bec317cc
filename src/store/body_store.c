/* Packing, unpacking, checking. */
#include "body_store.h"

#include "mirror_schema.h"

#include "trackside/cleanup.h"
#include "trackside/compress.h"
#include "trackside/page_store.h"

#include <string.h>

/* Incompressible content grows a little when packed: zlib's bound is far below this. */
static size_t packed_ceiling(size_t size)
{
    return size + size / 100 + 1024;
}

static int add_body(struct db *db, struct bytes body, const char *sha256, struct error *err)
{
    struct buffer packed CLEANUP(buffer_deinit) = {0};
    struct query *query;
    int r;

    buffer_init(&packed, packed_ceiling(body.size));
    r = compress_gzip(body, &packed, err);
    if (r < 0)
        return r;
    query = db_query(db, PAGE_STORE_PUT_BODY);
    query_bind_text(query, ":sha256", sha256);
    query_bind_int(query, ":size", (int64_t)body.size);
    query_bind_bytes(query, ":gzip", buffer_bytes(&packed));
    return query_run(query, err);
}

int body_store_put(struct db *db, struct bytes body, char sha256[static DIGEST_HEX_SIZE],
                   struct error *err)
{
    digest_sha256(body, sha256);
    return add_body(db, body, sha256, err);
}

static int fail_damaged(const struct db *db, const char *sha256, struct error *err)
{
    return error_set_hint(err, ERROR_FAILED, HINT_FETCH_BODY_AGAIN,
                          "the page body %.12s... in %s is damaged", sha256, db_path(db));
}

static int unpack(const struct db *db, struct bytes packed, int64_t size, const char *sha256,
                  struct arena *arena, struct bytes *ret_body, struct error *err)
{
    struct buffer body CLEANUP(buffer_deinit) = {0};
    char digest[DIGEST_HEX_SIZE];
    struct error why;

    /* The stored size is the ceiling: a damaged file cannot unpack to more than it says. */
    buffer_init(&body, (size_t)size);
    if (compress_gunzip(packed, &body, &why) < 0 ||
        strcmp(digest_sha256(buffer_bytes(&body), digest), sha256) != 0)
        return fail_damaged(db, sha256, err);
    *ret_body = (struct bytes){arena_text_of(arena, buffer_bytes(&body)), body.size};
    return 0;
}

int page_store_read_body(struct db *db, const char *sha256, struct arena *arena,
                         struct bytes *ret_body, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_FIND_BODY);
    struct bytes packed;
    int64_t size;
    int r;

    query_bind_text(query, ":sha256", sha256);
    r = query_next(query, err);
    if (r != QUERY_ROW)
        return r < 0 ? r : PAGE_STORE_NONE;
    packed = query_bytes(query, 0, arena);
    size = query_int(query, 1);
    query_reset(query);
    return unpack(db, packed, size, sha256, arena, ret_body, err);
}

int page_store_has_body(struct db *db, const char *sha256, bool *ret_has, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_HAS_BODY);
    int r;

    query_bind_text(query, ":sha256", sha256);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_has = query_int(query, 0) == 1;
    query_reset(query);
    return 0;
}
