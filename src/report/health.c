/* What is wrong, from the logs in mirror.db. */
#include "trackside/health.h"

#include "mirror_schema.h"

#include <stdbool.h>

enum {
    MINUTE_MS = 60 * 1000,
    DAY_MS = 24 * 60 * MINUTE_MS,
    ALL_OF_IT = 100 * 1000, /* thousandths of a percent */
};

int health_failed_pages(struct db *mirror_db, const char *track_slug, int64_t limit,
                        struct arena *arena, const struct failed_page **ret_pages, size_t *ret_n,
                        struct error *err)
{
    struct query *query = db_query(mirror_db, HEALTH_FAILED_PAGES);
    struct failed_page *pages = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":track_slug", track_slug);
    query_bind_int(query, ":limit", limit);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        pages = arena_grow(arena, pages, n, sizeof(*pages));
        pages[n++] = (struct failed_page){
            .cache_key = query_text(query, 0, arena),
            .kind = query_text(query, 1, arena),
            .track_slug = query_text(query, 2, arena),
            .attempts = query_int(query, 3),
            .http_status = query_int(query, 4),
            .failed_at = query_text(query, 5, arena),
            .next_try_at = query_text(query, 6, arena),
            .last_error = query_text(query, 7, arena),
            .is_stored = query_int(query, 8) != 0,
        };
    }
    if (r < 0)
        return r;
    *ret_pages = pages;
    *ret_n = n;
    return 0;
}

/* ---- pages that were wanted ---- */

int health_lookups(struct db *mirror_db, const char *track_slug, int64_t since,
                   struct page_lookups *ret_lookups, struct error *err)
{
    struct query *query = db_query(mirror_db, HEALTH_LOOKUPS);
    int r;

    query_bind_text(query, ":track_slug", track_slug);
    query_bind_utc(query, ":since", since);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_lookups = (struct page_lookups){
        .cache = query_int(query, 0),
        .network = query_int(query, 1),
        .not_modified = query_int(query, 2),
        .failed = query_int(query, 3),
    };
    query_reset(query);
    return 0;
}

int64_t health_hit_rate(const struct page_lookups *lookups)
{
    int64_t n = lookups->cache + lookups->network + lookups->not_modified + lookups->failed;

    return n > 0 ? lookups->cache * ALL_OF_IT / n : ABSENT;
}

static int read_failures(struct db *mirror_db, const char *command, const char *of, int64_t since,
                         struct failure_share *ret_share, struct error *err)
{
    struct query *query = db_query(mirror_db, HEALTH_RUN_FAILURES);
    int r;

    query_bind_text(query, ":command", command);
    query_bind_text(query, ":of", of);
    query_bind_utc(query, ":since", since);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_share = (struct failure_share){.n_failed = query_int(query, 0), .n = query_int(query, 1)};
    query_reset(query);
    return 0;
}

int health_discovery_failures(struct db *mirror_db, int64_t since, struct failure_share *ret_share,
                              struct error *err)
{
    return read_failures(mirror_db, "discover", "pages", since, ret_share, err);
}

int health_ingest_failures(struct db *mirror_db, int64_t since, struct failure_share *ret_share,
                           struct error *err)
{
    return read_failures(mirror_db, "ingest", "days", since, ret_share, err);
}

/* ---- rates ---- */

/* One rate, and whom it counts apart. */
struct rate {
    const char *rate_class;
    const char *per;
    int64_t limit;
    int64_t window_ms;
};

/* Adds to *n. What left before `since` is read too: the first window reaches back. */
static int add_violations(struct db *mirror_db, const struct rate *rate, int64_t since, int64_t now,
                          int64_t *n, struct error *err)
{
    struct query *query = db_query(mirror_db, HEALTH_RATE_VIOLATIONS);
    int r;

    if (rate->limit == 0)
        return 0;
    query_bind_text(query, ":rate_class", rate->rate_class);
    query_bind_text(query, ":per", rate->per);
    query_bind_int(query, ":limit", rate->limit);
    query_bind_int(query, ":window_ms", rate->window_ms);
    query_bind_utc_ms(query, ":since", since * 1000);
    query_bind_utc_ms(query, ":before", since * 1000 - rate->window_ms);
    query_bind_utc_ms(query, ":now", (now + 1) * 1000);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *n += query_int(query, 0);
    query_reset(query);
    return 0;
}

int health_rate_violations(struct db *mirror_db, const struct health_rates *rates, int64_t since,
                           int64_t now, int64_t *ret_n, struct error *err)
{
    const struct rate each[] = {
        {"discovery", "track", rates->discovery_per_minute, MINUTE_MS},
        {"discovery", "track", rates->discovery_per_day, DAY_MS},
        {"session", "site", rates->session_per_minute, MINUTE_MS},
    };
    int64_t n = 0;
    int r = 0;

    for (size_t i = 0; r == 0 && i < sizeof(each) / sizeof(each[0]); i++)
        r = add_violations(mirror_db, &each[i], since, now, &n, err);
    if (r == 0)
        *ret_n = n;
    return r;
}

int health_latest(struct db *mirror_db, int64_t *ret_at, struct error *err)
{
    struct query *query = db_query(mirror_db, HEALTH_LATEST);
    int r = query_next(query, err);

    if (r < 0)
        return r;
    *ret_at = query_utc(query, 0);
    query_reset(query);
    return 0;
}
