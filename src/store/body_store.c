/* Packing, unpacking, checking. */
#include "body_store.h"

#include "mirror_schema.h"

#include "trackside/cleanup.h"
#include "trackside/compress.h"
#include "trackside/page_store.h"

#include <string.h>

enum {
    HANGING_MAX = 16, /* versions that hang on a whole one, each on the next */
};

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

/* A row of `bodies`. */
struct packed_body {
    struct bytes packed;
    int64_t size;
    const char *base; /* NULL: it is whole */
};

static int find(struct db *db, const char *sha256, struct arena *arena,
                struct packed_body *ret_body, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_FIND_BODY);
    int r;

    query_bind_text(query, ":sha256", sha256);
    r = query_next(query, err);
    if (r != QUERY_ROW)
        return r < 0 ? r : PAGE_STORE_NONE;
    *ret_body = (struct packed_body){query_bytes(query, 0, arena), query_int(query, 1),
                                     query_text(query, 2, arena)};
    query_reset(query);
    return 0;
}

/* With the content that it is a difference from, which is empty for a whole one. */
static int unpack(const struct db *db, const struct packed_body *stored, struct bytes base,
                  const char *sha256, struct arena *arena, struct bytes *ret_body,
                  struct error *err)
{
    struct buffer body CLEANUP(buffer_deinit) = {0};
    char digest[DIGEST_HEX_SIZE];
    struct error why;
    int r;

    /* The stored size is the ceiling: a damaged file cannot unpack to more than it says. */
    buffer_init(&body, (size_t)stored->size);
    r = stored->base == NULL ? compress_gunzip(stored->packed, &body, &why)
                             : compress_apply(base, stored->packed, &body, &why);
    if (r < 0 || strcmp(digest_sha256(buffer_bytes(&body), digest), sha256) != 0)
        return fail_damaged(db, sha256, err);
    *ret_body = (struct bytes){arena_text_of(arena, buffer_bytes(&body)), body.size};
    return 0;
}

/* From the one it hangs on back to it; a chain is never as long as that, unless it is a circle. */
int page_store_read_body(struct db *db, const char *sha256, struct arena *arena,
                         struct bytes *ret_body, struct error *err)
{
    enum {
        CHAIN_MAX = 2 * HANGING_MAX,
    };
    struct packed_body chain[CHAIN_MAX];
    const char *names[CHAIN_MAX];
    struct bytes body = {.size = 0};
    size_t n = 0;
    int r = 0;

    for (const char *name = sha256; name != NULL && r == 0; name = chain[n - 1].base) {
        if (n == CHAIN_MAX)
            return fail_damaged(db, sha256, err);
        names[n] = name;
        chain[n] = (struct packed_body){.base = NULL}; /* also of one that is not there */
        r = find(db, name, arena, &chain[n++], err);
    }
    if (r == PAGE_STORE_NONE && n > 1)
        return fail_damaged(db, sha256, err);
    while (r == 0 && n-- > 0)
        r = unpack(db, &chain[n], body, names[n], arena, &body, err);
    if (r == 0)
        *ret_body = body;
    return r;
}

/* ---- differences ---- */

static int may_shrink(struct db *db, const char *sha256, bool *ret_may, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_MAY_SHRINK);
    int r;

    query_bind_text(query, ":sha256", sha256);
    query_bind_int(query, ":most", HANGING_MAX);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_may = query_int(query, 0) == 1;
    query_reset(query);
    return 0;
}

static int put_difference(struct db *db, const char *sha256, const char *newer,
                          struct bytes difference, struct error *err)
{
    struct query *query = db_query(db, PAGE_STORE_SHRINK_BODY);

    query_bind_text(query, ":sha256", sha256);
    query_bind_text(query, ":base", newer);
    query_bind_bytes(query, ":difference", difference);
    return query_run(query, err);
}

int body_store_shrink(struct db *db, const char *sha256, const char *newer, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct buffer difference CLEANUP(buffer_deinit) = {0};
    struct bytes old = {.size = 0}, base = {.size = 0};
    struct error damaged;
    bool may = false;
    int r = may_shrink(db, sha256, &may, err);

    if (r < 0 || !may)
        return r;
    arena_init(&arena);
    if (page_store_read_body(db, sha256, &arena, &old, &damaged) != 0 ||
        page_store_read_body(db, newer, &arena, &base, &damaged) != 0)
        return 0;
    buffer_init(&difference, packed_ceiling(old.size));
    if (compress_difference(base, old, &difference, &damaged) < 0)
        return 0; /* it would be no smaller */
    return put_difference(db, sha256, newer, buffer_bytes(&difference), err);
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
