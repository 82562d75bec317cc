/*
 * Where the tracks' sites are: a template with `{track}` in host or path. It is LiveRC's own by
 * default, and a local server with the track as first path element in tests and replays.
 */
#include "site.h"

#include "trackside/liverc.h"

#include "trackside/cleanup.h"

#include "trackside/url.h"

#include <string.h>

#define TRACK_MARK "{track}"

static bool has_mark(struct bytes part)
{
    size_t at;
    return bytes_find(part, BYTES(TRACK_MARK), &at);
}

static const char *fill(const char *site, const char *slug, struct arena *arena)
{
    struct bytes whole = bytes_from_text(site);
    size_t at;
    if (!bytes_find(whole, BYTES(TRACK_MARK), &at))
        return arena_text(arena, site);
    return arena_format(arena, "%s%s%s", arena_text_of(arena, bytes_first(whole, at)), slug,
                        site + at + strlen(TRACK_MARK));
}

/* What is wrong with a template, in words that follow its name; NULL when it is usable. */
static const char *site_fault(const char *site, struct arena *arena)
{
    struct url template, example;
    if (!url_split(bytes_from_text(site), &template) || template.scheme.size == 0)
        return "is no http or https address";
    if (strpbrk(site, "?#") != NULL)
        return "has a query, and the pages need their own";
    if (!has_mark(template.host) && !has_mark(template.path))
        return "has no {track} in its host or path";
    const char *filled = fill(site, "track", arena);
    if (strpbrk(filled, "{}") != NULL)
        return "has more in braces than one {track}";
    if (!url_split(bytes_from_text(filled), &example) || !url_host_is_valid(example.host))
        return "has a host name with characters that no host name has";
    return NULL;
}

int site_check(const char *site, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit);
    arena_init(&arena);
    const char *fault = site_fault(site, &arena);
    if (fault == NULL)
        return 0;
    return error_set(err, ERROR_USAGE, "the site \"%s\" %s: write it like %s", site, fault,
                     LIVERC_SITE);
}

const char *site_of_track(const char *site, const char *slug, struct arena *arena)
{
    struct bytes filled = bytes_from_text(fill(site, slug, arena));
    while (bytes_ends_with(filled, BYTES("/")))
        filled = bytes_first(filled, filled.size - 1);
    return arena_text_of(arena, filled);
}

static bool is_default_port(const char *scheme, struct bytes port)
{
    return bytes_equal_text(port, strcmp(scheme, "https") == 0 ? "443" : "80");
}

const char *site_origin(const char *address, struct arena *arena)
{
    struct url url;
    if (!url_split(bytes_from_text(address), &url) || url.scheme.size == 0 || url.host.size == 0)
        return NULL;
    const char *scheme = url_lower(url.scheme, arena);
    const char *host = url_lower(url.host, arena);
    if (url.port.size == 0 || is_default_port(scheme, url.port))
        return arena_format(arena, "%s://%s", scheme, host);
    return arena_format(arena, "%s://%s:%s", scheme, host, arena_text_of(arena, url.port));
}

bool site_read_track(const char *site, const char *address, struct arena *arena,
                     const char **ret_slug)
{
    struct bytes rest = bytes_from_text(address), before = bytes_from_text(site);
    const char *slug, *base;
    size_t at;
    if (!bytes_find(before, BYTES(TRACK_MARK), &at))
        return false;
    before = bytes_first(before, at);
    if (!bytes_starts_with(rest, before))
        return false;
    rest = bytes_skip(rest, before.size);
    slug = arena_text_of(arena, bytes_first(rest, strcspn(rest.data, "./:?#")));
    base = arena_format(arena, "%s/", site_of_track(site, slug, arena));
    if (!bytes_starts_with(bytes_from_text(address), bytes_from_text(base)))
        return false;
    if (strcmp(slug, PAGE_DIRECTORY_SLUG) != 0)
        return slug_read(slug, arena, ret_slug, NULL) == 0;
    *ret_slug = slug;
    return true;
}
