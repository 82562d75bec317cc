/* A page saved from a browser, kept as if fetched. */
#include "trackside/mirror.h"

#include "cache_rule.h"

#include "trackside/page_kind.h"
#include "trackside/track_store.h"

#include <string.h>

/* Whose page an absolute address is, and which. */
static int read_address(const char *url, struct arena *arena, struct page_id *ret_page,
                        struct error *err)
{
    const char *slug;
    struct error no_track;

    if (page_id_read(bytes_from_text(url), PAGE_DIRECTORY_SLUG, arena, ret_page) &&
        ret_page->kind == PAGE_DIRECTORY)
        return 0;
    if (slug_read(url, arena, &slug, &no_track) < 0 ||
        !page_id_read(bytes_from_text(url), slug, arena, ret_page))
        return error_set(err, ERROR_USAGE,
                         "%s is no address of a LiveRC practice page; it should look like "
                         "https://SLUG.liverc.com/practice/?p=session_list&d=YYYY-MM-DD",
                         url);
    return 0;
}

/* A session's day is learnt from its page. */
static int check_page(const struct mirror_import *import, struct page_id *page, struct arena *arena,
                      struct error *err)
{
    struct page_reading reading;
    struct error other;
    int r = page_parse(import->body, page->kind, arena, &reading, err);

    if (r < 0)
        return r;
    r = page_identify(&reading, page, &other);
    if (r < 0)
        return error_set(err, other.code, "%s; give the address it was saved from", other.message);
    return page_believe(&reading, page, arena, err);
}

static int check_import(const struct mirror_import *import, struct page_id *page,
                        struct arena *arena, struct error *err)
{
    struct error why;
    int r;

    if (import->problem != NULL)
        return error_set(err, ERROR_NOT_FOUND, "%s is not in the file as a page: %s", import->url,
                         import->problem);
    r = check_page(import, page, arena, &why);
    if (r < 0)
        return error_set(err, why.code, "what was saved is not the page of %s: %s", import->url,
                         why.message);
    return 0;
}

static int put(struct db *db, const struct mirror_policy *policy,
               const struct mirror_import *import, const struct page_id *page,
               const char *cache_key, struct arena *arena, struct error *err)
{
    const struct zone *zone = NULL;
    int r = track_store_open_zone(db, page->track_slug, arena, &zone, err);
    struct page_arrival arrival = {
        .cache_key = cache_key,
        .id = *page,
        .url = import->url,
        .body = import->body,
        .http_status = 200,
        .content_type = import->content_type,
        .fetched_at = import->fetched_at,
        .ttl_s = cache_rule_ttl(policy, page, zone, import->fetched_at),
        .settled = cache_rule_is_settled(policy, page, zone, import->fetched_at),
        .source = "import",
    };

    return r < 0 ? r : page_store_put(db, &arrival, err);
}

int mirror_import_page(struct db *mirror_db, const struct mirror_policy *policy,
                       const struct mirror_import *import, struct arena *arena,
                       enum mirror_imported *ret_imported, const char **ret_cache_key,
                       struct error *err)
{
    struct stored_page stored;
    struct page_id page;
    const char *cache_key;
    int r = read_address(import->url, arena, &page, err);

    if (r == 0)
        r = check_import(import, &page, arena, err);
    if (r < 0)
        return r;
    cache_key = page_cache_key(&page, arena);
    r = page_store_find(mirror_db, cache_key, arena, &stored, err);
    if (r == 0 && stored.sha256 != NULL && stored.validated_at > import->fetched_at) {
        *ret_imported = MIRROR_IMPORT_OLDER;
    } else if (r >= 0) {
        r = put(mirror_db, policy, import, &page, cache_key, arena, err);
        *ret_imported = r == PAGE_STORE_SAME ? MIRROR_IMPORT_SAME : MIRROR_IMPORT_STORED;
    }
    if (r < 0)
        return r;
    *ret_cache_key = cache_key;
    return 0;
}
