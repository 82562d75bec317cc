/* The newest pages, or those of an earlier ingestion. */
#include "page_source.h"

#include "trackside/liverc.h"

#include <stdlib.h>
#include <string.h>

struct page_source page_source_newest(struct db *mirror_db, struct arena *arena)
{
    return (struct page_source){.mirror_db = mirror_db, .arena = arena};
}

int page_source_of(struct db *mirror_db, const struct ingestion *ingestion, struct arena *arena,
                   struct page_source *ret_source, struct error *err)
{
    struct page_source source = {.mirror_db = mirror_db, .arena = arena, .is_replay = true};
    int r =
        ingestion_log_read(mirror_db, ingestion, arena, &source.replayed, &source.n_replayed, err);

    if (r == 0)
        *ret_source = source;
    return r;
}

static int compare_key(const void *key, const void *page)
{
    return strcmp(key, ((const struct read_page *)page)->cache_key);
}

static int find_replayed(const struct page_source *source, const struct page_id *id,
                         const char *cache_key, struct stored_page *ret_page)
{
    const struct read_page *page = NULL;

    if (source->n_replayed > 0)
        page = bsearch(cache_key, source->replayed, source->n_replayed, sizeof(*page), compare_key);
    if (page == NULL)
        return PAGE_STORE_NONE;
    *ret_page = (struct stored_page){
        .cache_key = page->cache_key,
        .kind = id->kind,
        .track_slug = id->track_slug,
        .date = id->date,
        .url = page_url(LIVERC_SITE, id, source->arena),
        .sha256 = page->sha256,
        .fetched_at = page->fetched_at,
        .validated_at = page->fetched_at,
        .last_error = page->failure,
        .failed_status = ABSENT,
        .next_try_at = ABSENT,
    };
    return 0;
}

int page_source_find(struct page_source *source, const struct page_id *id,
                     struct stored_page *ret_page, struct error *err)
{
    const char *cache_key = page_cache_key(id, source->arena);

    if (source->is_replay)
        return find_replayed(source, id, cache_key, ret_page);
    return page_store_find(source->mirror_db, cache_key, source->arena, ret_page, err);
}

static void note(struct page_source *source, struct read_page page)
{
    source->read = arena_grow(source->arena, source->read, source->n_read, sizeof(page));
    source->read[source->n_read++] = page;
}

void page_source_note_read(struct page_source *source, const struct stored_page *page)
{
    note(source, (struct read_page){.cache_key = page->cache_key,
                                    .sha256 = page->sha256,
                                    .fetched_at = page->fetched_at});
}

int page_source_read(struct page_source *source, const struct stored_page *page,
                     struct bytes *ret_body, struct error *err)
{
    page_source_note_read(source, page);
    return page_store_read_body(source->mirror_db, page->sha256, source->arena, ret_body, err);
}

void page_source_note_failure(struct page_source *source, const struct stored_page *page)
{
    if (page->last_error != NULL)
        note(source, (struct read_page){.cache_key = page->cache_key,
                                        .fetched_at = ABSENT,
                                        .failure = page->last_error});
}
