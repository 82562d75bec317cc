/* Sets of pages. */
#include "set.h"

#include <stdlib.h>
#include <string.h>

static struct scrub_page *pages_of(const struct fixture *fixture, struct arena *arena,
                                   size_t *ret_n)
{
    const struct fixture_page *recorded = fixture_pages(fixture, ret_n);
    struct scrub_page *pages = arena_new_array(arena, *ret_n, struct scrub_page);

    for (size_t i = 0; i < *ret_n; i++)
        pages[i] = (struct scrub_page){
            .id = recorded[i].id, .name = recorded[i].file, .body = recorded[i].body};
    return pages;
}

void set_open(struct set *set, const char *dir)
{
    size_t n;

    *set = (struct set){.n = 0};
    arena_init(&set->arena);
    if (fixture_open(dir, &set->fixture, &set->err) < 0 ||
        fixture_open_bundled(&set->bundled, &set->err) < 0)
        abort();
    set->pages = pages_of(set->fixture, &set->arena, &set->n);
    set->options.seed = BYTES("1");
    set->options.templates = pages_of(set->bundled, &set->arena, &n);
    set->options.n_templates = 3; /* the month, the day and a session */
}

void set_close(struct set *set)
{
    fixture_close(set->fixture);
    fixture_close(set->bundled);
    arena_deinit(&set->arena);
}

struct scrub_page *set_page(const struct set *set, struct scrub_page *pages, const char *file)
{
    for (size_t i = 0; i < set->n; i++) {
        if (strcmp(set->pages[i].name, file) == 0)
            return &pages[i];
    }
    abort();
}

void set_plant(struct set *set, const char *file, struct bytes text)
{
    struct scrub_page *page = set_page(set, set->pages, file);
    size_t at = 0;
    char *body = arena_alloc(&set->arena, page->body.size + text.size + 1);

    if (!bytes_find(page->body, BYTES("</body>"), &at))
        abort();
    memcpy(body, page->body.data, at);
    memcpy(body + at, text.data, text.size);
    memcpy(body + at + text.size, page->body.data + at, page->body.size - at);
    page->body = (struct bytes){body, page->body.size + text.size};
}

int set_scrub(struct set *set)
{
    return scrub_pages(set->pages, set->n, &set->options, &set->arena, &set->scrubbed, &set->report,
                       &set->err);
}

bool set_has(const struct set *set, const char *file, struct bytes text)
{
    size_t at;

    return bytes_find(set_page(set, set->scrubbed, file)->body, text, &at);
}
