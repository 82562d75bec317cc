/* Times to live, anew. */
#include "trackside/mirror.h"

#include "cache_rule.h"

#include "trackside/cleanup.h"
#include "trackside/track_store.h"

/* As it would have been stored by the present policy. */
static int retain(struct db *db, const struct mirror_policy *policy, const struct stored_page *page,
                  struct arena *arena, bool *ret_changed, struct error *err)
{
    struct page_id id = {.kind = page->kind, .track_slug = page->track_slug, .date = page->date};
    const struct zone *zone = NULL;
    int64_t ttl_s;
    int r = track_store_open_zone(db, page->track_slug, arena, &zone, err);

    if (r < 0)
        return r;
    ttl_s = cache_rule_ttl(policy, &id, zone, page->validated_at);
    return page_store_retain(db, page->cache_key, ttl_s, page->validated_at + ttl_s,
                             cache_rule_is_settled(policy, &id, zone, page->validated_at),
                             ret_changed, err);
}

int mirror_retain(struct db *mirror_db, const struct mirror_policy *policy,
                  const struct stored_page *pages, size_t n, int64_t *ret_n, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit);
    int64_t n_changed = 0;
    int r = db_begin(mirror_db, err);

    arena_init(&arena);
    for (size_t i = 0; r == 0 && i < n; i++) {
        bool changed = false;

        if (pages[i].sha256 != NULL && pages[i].kind != PAGE_N_KINDS)
            r = retain(mirror_db, policy, &pages[i], &arena, &changed, err);
        n_changed += changed;
    }
    if (r == 0)
        r = db_commit(mirror_db, err);
    if (r < 0) {
        db_rollback(mirror_db);
        return r;
    }
    *ret_n = n_changed;
    return 0;
}
