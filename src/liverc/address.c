/*
 * The addresses of pages, as the rows of page_kind.h have them:
 *
 *   month    /practice/?p=calendar&d=YYYY-MM
 *   day      /practice/?p=session_list&d=YYYY-MM-DD
 *   session  /practice/?p=view_session&id=N
 *
 *   events   /events/
 *   event    /results/?p=view_event&id=N, and so on for what belongs to it
 *   round    /results/?p=view_round_ranking&id=N&o=laps_time
 *
 * and of a track's dashboard, the front of its site, and the track directory, the front of a site
 * of LiveRC's own.
 *
 * Pages write the parameters in this order, search engines have them reversed.
 */
#include "trackside/page_kind.h"
#include "trackside/url.h"

#include "link.h"
#include "site.h"

#include <string.h>

/* What tells a page from others of its kind on a site: month, day or id; NULL: nothing does. */
static const char *identity(const struct page_id *page, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];
    switch (page_kind_row(page->kind)->naming) {
    case PAGE_NAMED_BY_MONTH:
        return arena_text(arena, date_format_month(page->date, text));
    case PAGE_NAMED_BY_DAY:
        return arena_text(arena, date_format(page->date, text));
    case PAGE_NAMED_BY_ID:
    case PAGE_NAMED_BY_TRACK_AND_ID:
        return page->source_id;
    case PAGE_NAMED_BY_KIND:
        break;
    }
    return NULL;
}

/* Of an address of the track: without its site, and without the element that names the track on a
 * local server. */
static const char *path_of_url(const char *text, const char *slug, struct arena *arena)
{
    size_t slug_size = strlen(slug);
    struct url url;
    if (!url_split(bytes_from_text(text), &url))
        return text;
    struct bytes path = url.path;
    if (path.size > slug_size + 2 &&
        bytes_starts_with(bytes_skip(path, 1), bytes_from_text(slug)) &&
        path.data[slug_size + 1] == '/')
        path = bytes_skip(path, slug_size + 1);
    return arena_format(arena, "%.*s%s%.*s", (int)path.size, path.data,
                        url.query.size > 0 ? "?" : "", (int)url.query.size, url.query.data);
}

const char *page_path(const struct page_id *page, struct arena *arena)
{
    const struct page_kind_row *row = page_kind_row(page->kind);
    if (page->url != NULL)
        return path_of_url(page->url, page->track_slug, arena);
    if (row->section == NULL)
        return "/";
    if (row->parameter == NULL)
        return arena_format(arena, "/%s/", row->section);
    return arena_format(arena, "/%s/?p=%s&%s=%s%s%s", row->section, row->parameter,
                        page_naming_has_id(row->naming) ? "id" : "d", identity(page, arena),
                        row->order == NULL ? "" : "&o=", row->order == NULL ? "" : row->order);
}

const char *page_url(const char *site, const struct page_id *page, struct arena *arena)
{
    if (page->url != NULL && page->url[0] != '/')
        return page->url;
    return arena_format(arena, "%s%s", site_of_track(site, page->track_slug, arena),
                        page_path(page, arena));
}

const char *page_cache_key(const struct page_id *page, struct arena *arena)
{
    const struct page_kind_row *row = page_kind_row(page->kind);
    if (row->only_on != NULL)
        return row->key;
    if (row->naming == PAGE_NAMED_BY_KIND)
        return arena_format(arena, "%s:%s", row->key, page->track_slug);
    if (row->naming == PAGE_NAMED_BY_ID)
        return arena_format(arena, "%s:%s", row->key, page->source_id);
    const char *key =
        arena_format(arena, "%s:%s:%s", row->key, page->track_slug, identity(page, arena));
    return page->part > 1 ? arena_format(arena, "%s:%lld", key, (long long)page->part) : key;
}

/* The scheme's own port is the same as none. */
static bool same_port(struct bytes scheme, struct bytes a, struct bytes b)
{
    const char *usual = bytes_same(scheme, BYTES("https")) ? "443" : "80";
    return bytes_equal(a, b) || (a.size == 0 && bytes_equal_text(b, usual)) ||
           (b.size == 0 && bytes_equal_text(a, usual));
}

static bool is_within(const char *base, const struct url *url)
{
    struct url own;
    return url_split(bytes_from_text(base), &own) &&
           (url->scheme.size == 0 || bytes_same(url->scheme, own.scheme)) &&
           bytes_same(url->host, own.host) && same_port(own.scheme, url->port, own.port);
}

bool page_next(const char *site, const struct page_id *page, const char *href, struct arena *arena,
               struct page_id *ret_next)
{
    const char *base = site_of_track(site, page->track_slug, arena);
    struct page_id next = *page;
    struct url url;
    if (page->part >= PAGE_PARTS_MAX || !url_split(bytes_from_text(href), &url))
        return false;
    if (url.host.size > 0 && !is_within(base, &url))
        return false;
    if (url.host.size > 0)
        next.url = url.scheme.size > 0
                       ? arena_text(arena, href)
                       : arena_format(arena, "%.*s:%s", (int)strcspn(base, ":"), base, href);
    else
        next.url = arena_format(arena, "%s%s%s", base, url.path.size > 0 ? "" : "/practice/", href);
    next.part = page->part < 2 ? 2 : page->part + 1;
    *ret_next = next;
    return true;
}

/* What the parameters tell a page from others of its kind by. */
static bool read_identity(const struct page_kind_row *row, const struct link_parameters *parameters,
                          struct arena *arena, struct page_id *page)
{
    switch (row->naming) {
    case PAGE_NAMED_BY_MONTH:
        return date_read_month(parameters->d, &page->date);
    case PAGE_NAMED_BY_DAY:
        return date_read(parameters->d, &page->date);
    case PAGE_NAMED_BY_ID:
    case PAGE_NAMED_BY_TRACK_AND_ID:
        if (!link_is_id(parameters->id))
            return false;
        page->source_id = arena_text_of(arena, parameters->id);
        return true;
    case PAGE_NAMED_BY_KIND:
        break;
    }
    return true;
}

static bool host_names_track(struct bytes host, const char *slug, struct arena *arena)
{
    struct bytes rest = bytes_from_text(url_lower(host, arena));
    struct bytes label;
    if (bytes_starts_with(rest, BYTES("www.")))
        rest = bytes_skip(rest, 4);
    return bytes_split(&rest, '.', &label) && bytes_equal_text(label, slug);
}

/* LiveRC names a track by the host alone; a local server may by the path. */
static bool is_at_liverc(const struct url *url, struct arena *arena)
{
    return bytes_ends_with(bytes_from_text(url_lower(url->host, arena)), BYTES(".liverc.com"));
}

/*
 * Is it in that section of this track's site? A page may link to other tracks: an address with a
 * host must name the track there, or as the path element before the section (a local server).
 */
static bool is_section_of(const char *section, const struct url *url, const char *slug,
                          struct arena *arena)
{
    struct bytes before = url->path;
    if (before.size == 0 && url->host.size == 0)
        return true; /* "?p=...": beside the page itself */
    if (!link_cut_segment(&before, section))
        return false;
    if (before.size > 0)
        return !is_at_liverc(url, arena) && link_cut_segment(&before, slug);
    return url->host.size == 0 || host_names_track(url->host, slug, arena);
}

/* The front of a site, on whose host or under whose path element it stands. */
static bool is_front_of(const struct url *url, const char *slug, struct arena *arena)
{
    struct bytes path = url->path;
    if (url->query.size > 0)
        return false;
    if (bytes_equal_text(path, "/") || path.size == 0)
        return url->host.size == 0 || host_names_track(url->host, slug, arena);
    return !is_at_liverc(url, arena) && link_cut_segment(&path, slug) && path.size == 0;
}

/* Is it an address of that kind, on the site of that track? */
static bool is_of_kind(const struct page_kind_row *row, const struct url *url, const char *slug,
                       const struct link_parameters *parameters, struct arena *arena)
{
    if (row->only_on != NULL && strcmp(row->only_on, slug) != 0)
        return false;
    if (row->section == NULL)
        return is_front_of(url, slug, arena);
    if (row->parameter == NULL)
        return url->query.size == 0 && url->path.size > 0 &&
               is_section_of(row->section, url, slug, arena);
    if (row->order != NULL && parameters->o.size > 0 &&
        !bytes_equal_text(parameters->o, row->order))
        return false;
    return bytes_equal_text(parameters->p, row->parameter) &&
           is_section_of(row->section, url, slug, arena);
}

bool page_id_read(struct bytes address, const char *slug, struct arena *arena,
                  struct page_id *ret_page)
{
    struct url url;
    struct link_parameters parameters = {0};
    if (!url_split(bytes_trim(address), &url) ||
        !link_read_parameters(url.query, arena, &parameters))
        return false;
    for (unsigned kind = 0; kind < PAGE_N_KINDS; kind++) {
        const struct page_kind_row *row = page_kind_row((enum page_kind)kind);
        struct page_id page = {.kind = (enum page_kind)kind, .track_slug = slug};
        if (is_of_kind(row, &url, slug, &parameters, arena) &&
            read_identity(row, &parameters, arena, &page)) {
            *ret_page = page;
            return true;
        }
    }
    return false;
}

bool page_id_read_on_site(const char *site, const char *url, struct arena *arena,
                          struct page_id *ret_page)
{
    const char *slug;
    if (site_read_track(site, url, arena, &slug) ||
        site_read_track(LIVERC_SITE, url, arena, &slug) || slug_read(url, arena, &slug, NULL) == 0)
        return page_id_read(bytes_from_text(url), slug, arena, ret_page);
    return false;
}
