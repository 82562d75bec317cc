/*
 * Is a body the page that its address says, and does it agree with itself? Whose page it is, is
 * told by the addresses with a host that stand on it, where there are some.
 */
#include "trackside/page_kind.h"

#include "trackside/cleanup.h"
#include "trackside/url.h"

#include <string.h>

/* ---- whose page ---- */

/* The host of an address, or all of it when it has none. */
static const char *host_of(const char *address, struct arena *arena)
{
    struct url url;
    if (!url_split(bytes_from_text(address), &url) || url.host.size == 0)
        return address;
    return arena_text_of(arena, url.host);
}

/*
 * Is an address with a host that stands on the page one of this track's? One that is none of a
 * practice page tells nothing.
 */
static int check_host(const char *address, const struct page_id *page, struct error *err)
{
    CLEANUP(arena_deinit) struct arena arena;
    struct page_id own;
    arena_init(&arena);
    if (address == NULL || page_id_read(bytes_from_text(address), page->track_slug, &arena, &own))
        return 0;
    return error_set(err, ERROR_UNKNOWN_PAGE, "it links to %s, which is another track than %s",
                     host_of(address, &arena), page->track_slug);
}

/* Does the page say that it is another one? An address that is of no kind we know tells nothing. */
static int check_own_address(const char *address, const struct page_id *page, struct error *err)
{
    CLEANUP(arena_deinit) struct arena arena;
    struct page_id own;
    const char *slug;
    struct error no_track;
    arena_init(&arena);
    if (address == NULL)
        return 0;
    if (page_id_read(bytes_from_text(address), page->track_slug, &arena, &own)) {
        own.part = page->part;
        if (own.kind != page->kind ||
            strcmp(page_cache_key(&own, &arena), page_cache_key(page, &arena)) == 0)
            return 0;
        return error_set(err, ERROR_UNKNOWN_PAGE, "it says that it is %s", address);
    }
    if (slug_read(address, &arena, &slug, &no_track) < 0 ||
        !page_id_read(bytes_from_text(address), slug, &arena, &own))
        return 0;
    return error_set(err, ERROR_UNKNOWN_PAGE, "it says that it is %s, which is of %s and not of %s",
                     address, slug, page->track_slug);
}

/* ---- all of it ---- */

int page_identify(const struct page_reading *reading, struct page_id *page, struct error *err)
{
    const struct page_kind_row *row = page_kind_row(reading->kind);
    int r = check_own_address(reading->own_address, page, err);
    for (size_t i = 0; r == 0 && i < reading->n_addresses; i++)
        r = check_host(reading->addresses[i], page, err);
    return r == 0 && row->identify != NULL ? row->identify(reading, page, err) : r;
}

int page_believe(const struct page_reading *reading, const struct page_id *page,
                 struct arena *arena, struct error *err)
{
    const struct page_kind_row *row = page_kind_row(reading->kind);
    const char *doubt = row->doubt != NULL ? row->doubt(reading, page, arena) : NULL;
    if (doubt == NULL)
        return 0;
    return error_set(err, ERROR_UNKNOWN_PAGE,
                     "it contradicts itself, so nothing of it is believed: %s", doubt);
}

int page_verify(struct bytes body, struct page_id *page, struct arena *arena,
                struct page_reading *ret_reading, struct error *err)
{
    struct page_reading reading = {.kind = page->kind};
    int r = page_parse(body, page->kind, arena, &reading, err);
    if (r == 0)
        r = page_identify(&reading, page, err);
    if (r == 0)
        r = page_believe(&reading, page, arena, err);
    if (r == 0)
        *ret_reading = reading;
    return r;
}
