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

/*
 * Of a page that was asked for, the site it came from tells whose it is; of one that was saved, the
 * address that somebody gave. The page itself says its track's name alone.
 */
static int check_track(struct db *db, const struct mirror_import *import,
                       const struct page_id *page, const char *name, struct arena *arena,
                       struct error *err)
{
    struct stored_track other;
    const char *other_slug;
    int r =
        page_store_find_other_track(db, import->body, page->track_slug, arena, &other_slug, err);

    if (r == 0)
        return error_set(err, ERROR_UNKNOWN_PAGE, "the very same page is stored as one of %s",
                         other_slug);
    if (r < 0 || name == NULL)
        return r < 0 ? r : 0;
    r = track_store_find_clash(db, page->track_slug, name, arena, &other, err);
    if (r != 0)
        return r < 0 ? r : 0;
    if (strcmp(other.slug, page->track_slug) == 0)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "it is of a track that is called %s, and %s is called %s", name,
                         page->track_slug, other.name);
    return error_set(err, ERROR_UNKNOWN_PAGE, "it is of %s, and that is %s and not %s", name,
                     other.slug, page->track_slug);
}

/* Which day a session is of is known as soon as a list has it. */
static int check_date(const struct page_id *page, const struct stored_page *stored,
                      struct error *err)
{
    char own[CALENDAR_TEXT_SIZE], listed[CALENDAR_TEXT_SIZE];

    if (date_is_absent(page->date) || date_is_absent(stored->date) ||
        date_compare(page->date, stored->date) == 0)
        return 0;
    return error_set(err, ERROR_UNKNOWN_PAGE, "it is of %s, and the session is one of %s",
                     date_format(page->date, own), date_format(stored->date, listed));
}

static int check_identity(struct db *db, const struct mirror_import *import,
                          const struct page_reading *reading, const struct stored_page *stored,
                          struct page_id *page, struct arena *arena, struct error *err)
{
    struct error other;
    int r = page_identify(reading, page, &other);

    if (r == 0)
        r = check_track(db, import, page, reading->track_name, arena, &other);
    if (r == 0)
        r = check_date(page, stored, &other);
    return r < 0
               ? error_set(err, other.code, "%s; give the address it was saved from", other.message)
               : 0;
}

/* A session's day is learnt from its page. */
static int check_page(struct db *db, const struct mirror_import *import,
                      const struct stored_page *stored, struct page_id *page, struct arena *arena,
                      struct error *err)
{
    struct page_reading reading;
    int r = page_parse(import->body, page->kind, arena, &reading, err);

    if (r == 0)
        r = check_identity(db, import, &reading, stored, page, arena, err);
    return r == 0 ? page_believe(&reading, page, arena, err) : r;
}

static int check_import(struct db *db, const struct mirror_import *import,
                        const struct stored_page *stored, struct page_id *page, struct arena *arena,
                        struct error *err)
{
    struct error why;
    int r;

    if (import->problem != NULL)
        return error_set(err, ERROR_NOT_FOUND, "%s is not in the file as a page: %s", import->url,
                         import->problem);
    r = check_page(db, import, stored, page, arena, &why);
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
    struct stored_page stored = {.sha256 = NULL};
    struct page_id page;
    const char *cache_key;
    int r = read_address(import->url, arena, &page, err);

    if (r < 0)
        return r;
    cache_key = page_cache_key(&page, arena);
    r = page_store_find(mirror_db, cache_key, arena, &stored, err);
    if (r >= 0)
        r = check_import(mirror_db, import, &stored, &page, arena, err);
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
