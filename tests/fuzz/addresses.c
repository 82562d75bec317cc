/*
 * Addresses: what is read from one is written and read again, and what a user typed is reduced to
 * something that has nothing left to be reduced.
 */
#include "trackside/cleanup.h"
#include "trackside/page_kind.h"

#include "oracle.h"
#include "target.h"

#include <string.h>

static const char *const slug = "wattlecreek";
static const char *const local_site = "http://127.0.0.1:8080/{track}/";

static bool same_page(const struct page_id *a, const struct page_id *b)
{
    return a->kind == b->kind && strcmp(a->track_slug, b->track_slug) == 0 &&
           date_compare(a->date, b->date) == 0 &&
           (a->source_id == NULL) == (b->source_id == NULL) &&
           (a->source_id == NULL || strcmp(a->source_id, b->source_id) == 0);
}

static bool is_digits(const char *text)
{
    size_t n = strspn(text, "0123456789");
    return n >= 1 && n <= 19 && text[n] == '\0';
}

static void check_identity(const struct page_id *page)
{
    MUST(page->kind < PAGE_N_KINDS && page->track_slug == slug);
    if (page_naming_has_id(page_kind_row(page->kind)->naming))
        MUST(is_digits(page->source_id) && date_is_absent(page->date));
    else
        MUST(page->source_id == NULL);
    if (page->kind == PAGE_DAY)
        MUST(oracle_is_date(page->date));
    if (page->kind == PAGE_MONTH)
        MUST(oracle_is_month(page->date));
}

static void check_reads_back(const char *address, const struct page_id *page, struct arena *arena)
{
    struct page_id again;
    MUST(page_id_read(bytes_from_text(address), slug, arena, &again));
    MUST(same_page(page, &again));
}

static void check_page_id(struct bytes address, struct arena *arena)
{
    struct page_id page = {.kind = PAGE_N_KINDS};
    enum page_kind kind;
    if (!page_id_read(address, slug, arena, &page)) {
        MUST(page.kind == PAGE_N_KINDS);
        return;
    }
    check_identity(&page);
    check_reads_back(page_path(&page, arena), &page, arena);
    check_reads_back(page_url(LIVERC_SITE, &page, arena), &page, arena);
    check_reads_back(page_url(local_site, &page, arena), &page, arena);
    const char *key = page_cache_key(&page, arena);
    MUST(bytes_starts_with(bytes_from_text(key), bytes_from_text(page_kind_row(page.kind)->key)));
    MUST(page.source_id == NULL || strcmp(page_key_id(page.kind, key), page.source_id) == 0);
    MUST(page_kind_read(page_kind_name(page.kind), &kind) && kind == page.kind);
}

/* The alphabet of a slug, as liverc.h has it. */
static bool is_slug(const char *text)
{
    size_t size = strlen(text);
    return size >= 1 && size <= 63 &&
           strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == size && text[0] != '-' &&
           text[size - 1] != '-' && strcmp(text, "www") != 0 && strcmp(text, "live") != 0;
}

static void check_slug(const char *typed, struct arena *arena)
{
    const char *read = NULL, *again = NULL;
    struct error err;
    int r = slug_read(typed, arena, &read, &err);
    if (r < 0) {
        MUST(r == ERROR_USAGE && err.code == ERROR_USAGE && read == NULL);
        return;
    }
    MUST(is_slug(read));
    MUST(slug_read(read, arena, &again, &err) == 0 && strcmp(read, again) == 0);
    MUST(slug_read(site_of_track(LIVERC_SITE, read, arena), arena, &again, &err) == 0);
    MUST(strcmp(read, again) == 0);
}

static void check_origin(const char *url, struct arena *arena)
{
    const char *origin = site_origin(url, arena);
    if (origin == NULL)
        return;
    MUST(bytes_starts_with(bytes_from_text(origin), BYTES("http")));
    MUST(strstr(origin, "://") != NULL && strspn(origin, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 0);
    MUST(strcmp(site_origin(origin, arena), origin) == 0);
}

/* A template that is accepted makes addresses that are understood again. */
static void check_site(const char *site, struct arena *arena)
{
    struct error err;
    int r = site_check(site, &err);
    if (r < 0) {
        MUST(r == ERROR_USAGE && err.code == ERROR_USAGE);
        return;
    }
    const char *filled = site_of_track(site, slug, arena);
    MUST(strpbrk(filled, "{}?#") == NULL);
    MUST(!bytes_ends_with(bytes_from_text(filled), BYTES("/")));
    MUST(site_origin(filled, arena) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_deinit) struct arena arena;
    struct bytes input = oracle_input(data, size);
    arena_init(&arena);
    const char *text = arena_text_of(&arena, input);
    check_page_id(input, &arena);
    check_slug(text, &arena);
    check_site(text, &arena);
    check_origin(text, &arena);
    return 0;
}
