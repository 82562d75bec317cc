/* A page by its key. */
#include "trackside/page_find.h"

static int fail_missing(const char *cache_key, struct error *err)
{
    return error_set(err, ERROR_NOT_FOUND,
                     "no page %s is stored; keys look like practice:day:SLUG:YYYY-MM-DD and "
                     "practice:session:ID",
                     cache_key);
}

/* What came last instead of the page, in its place. */
static int take_oddity(struct task *task, struct arena *arena, struct stored_page *page,
                       struct error *err)
{
    struct stored_oddity oddity;
    int r = page_store_find_oddity(task->mirror_db, page->cache_key, arena, &oddity, err);

    if (r < 0)
        return r;
    if (r == PAGE_STORE_NONE) {
        page_failure_recall(page, err);
        return error_wrap(err, ERROR_NOT_FOUND, err, "%s was never fetched: %s", page->cache_key,
                          err->message);
    }
    page->url = oddity.url;
    page->sha256 = oddity.sha256;
    page->http_status = oddity.http_status;
    page->fetched_at = oddity.last_seen_at;
    return 0;
}

int page_find(struct task *task, struct arena *arena, const char *cache_key,
              struct found_page *ret_found, struct error *err)
{
    struct found_page found = {.n_versions = 0};
    int r = page_store_find(task->mirror_db, cache_key, arena, &found.page, err);

    if (r < 0)
        return r;
    if (r == PAGE_STORE_NONE)
        return fail_missing(cache_key, err);
    found.is_recognised = found.page.sha256 != NULL;
    if (!found.is_recognised)
        r = take_oddity(task, arena, &found.page, err);
    if (r == 0)
        r = page_store_read_body(task->mirror_db, found.page.sha256, arena, &found.body, err);
    if (r == PAGE_STORE_NONE)
        return fail_missing(cache_key, err);
    if (r == 0)
        r = page_store_versions(task->mirror_db, cache_key, arena, &found.versions,
                                &found.n_versions, err);
    if (r < 0)
        return r;
    found.n_bytes = (int64_t)found.body.size;
    *ret_found = found;
    return 0;
}
