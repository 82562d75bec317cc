/*
 * The addresses of pages: the only place that knows them.
 *
 *   month    /practice/?p=calendar&d=YYYY-MM
 *   day      /practice/?p=session_list&d=YYYY-MM-DD
 *   session  /practice/?p=view_session&id=N
 *
 * and of the track directory, the front of a site of LiveRC's own.
 *
 * Pages write the parameters in this order, search engines have them reversed.
 */
#include "address.h"

#include "trackside/liverc.h"

#include "trackside/url.h"

#include <string.h>

enum {
    SESSION_ID_SIZE_MAX = 19, /* digits of a 64-bit number; the site's are at 8 */
};

struct kind_form {
    const char *name;      /* in the stores and in manifests */
    const char *parameter; /* `p` of the address; NULL: it has none */
};

static const struct kind_form forms[PAGE_N_KINDS] = {
    [PAGE_MONTH] = {"month", "calendar"},
    [PAGE_DAY] = {"day", "session_list"},
    [PAGE_SESSION] = {"session", "view_session"},
    [PAGE_DIRECTORY] = {"directory", NULL},
};

const char *page_kind_name(enum page_kind kind)
{
    return kind < PAGE_N_KINDS ? forms[kind].name : NULL;
}

bool page_kind_read(const char *name, enum page_kind *ret_kind)
{
    for (unsigned kind = 0; kind < PAGE_N_KINDS; kind++) {
        if (name != NULL && strcmp(name, forms[kind].name) == 0) {
            *ret_kind = (enum page_kind)kind;
            return true;
        }
    }
    return false;
}

/* What tells a page from others of its kind: month, day or session id. */
static const char *identity(const struct page_id *page, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];
    if (page->kind == PAGE_SESSION)
        return page->session_id;
    if (page->kind == PAGE_MONTH)
        return arena_text(arena, date_format_month(page->date, text));
    return arena_text(arena, date_format(page->date, text));
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
    if (page->url != NULL)
        return path_of_url(page->url, page->track_slug, arena);
    if (page->kind == PAGE_DIRECTORY)
        return "/";
    return arena_format(arena, "/practice/?p=%s&%s=%s", forms[page->kind].parameter,
                        page->kind == PAGE_SESSION ? "id" : "d", identity(page, arena));
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
    if (page->kind == PAGE_DIRECTORY)
        return "track:directory";
    /* Session ids are one series for the whole site, so that their track adds nothing. */
    if (page->kind == PAGE_SESSION)
        return arena_format(arena, "practice:session:%s", page->session_id);
    const char *key = arena_format(arena, "practice:%s:%s:%s", forms[page->kind].name,
                                   page->track_slug, identity(page, arena));
    return page->part > 1 ? arena_format(arena, "%s:%lld", key, (long long)page->part) : key;
}

static bool is_within(const char *base, const struct url *url)
{
    struct url own;
    return url_split(bytes_from_text(base), &own) &&
           (url->scheme.size == 0 || bytes_equal(url->scheme, own.scheme)) &&
           bytes_equal(url->host, own.host) && bytes_equal(url->port, own.port);
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

/* The parameters of a practice address that matter; empty when not given. */
struct parameters {
    struct bytes p, d, id;
};

static struct bytes *parameter_named(struct parameters *parameters, struct bytes name)
{
    if (bytes_equal_text(name, "p"))
        return &parameters->p;
    if (bytes_equal_text(name, "d"))
        return &parameters->d;
    return bytes_equal_text(name, "id") ? &parameters->id : NULL;
}

/* One "name=value". A name given twice could mean either page, so it means none. */
static bool read_parameter(struct bytes part, struct arena *arena, struct parameters *parameters)
{
    struct bytes name, value = part;
    if (bytes_starts_with(part, BYTES("amp;")))
        value = bytes_skip(part, 4);
    if (!bytes_split(&value, '=', &name))
        return true;
    if (!url_decode(name, arena, &name) || !url_decode(value, arena, &value))
        return false;
    struct bytes *wanted = parameter_named(parameters, name);
    if (wanted == NULL)
        return true;
    if (wanted->size > 0)
        return false;
    *wanted = value;
    return true;
}

static bool read_query(struct bytes query, struct arena *arena, struct parameters *ret_parameters)
{
    struct bytes part;
    while (bytes_split(&query, '&', &part)) {
        if (!read_parameter(part, arena, ret_parameters))
            return false;
    }
    return true;
}

static bool is_session_id(struct bytes text)
{
    if (text.size == 0 || text.size > SESSION_ID_SIZE_MAX)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        if (!bytes_is_digit(text.data[i]))
            return false;
    }
    return true;
}

static bool read_identity(const struct parameters *parameters, struct arena *arena,
                          struct page_id *page)
{
    if (bytes_equal_text(parameters->p, forms[PAGE_MONTH].parameter)) {
        page->kind = PAGE_MONTH;
        return date_read_month(parameters->d, &page->date);
    }
    if (bytes_equal_text(parameters->p, forms[PAGE_DAY].parameter)) {
        page->kind = PAGE_DAY;
        return date_read(parameters->d, &page->date);
    }
    if (!bytes_equal_text(parameters->p, forms[PAGE_SESSION].parameter) ||
        !is_session_id(parameters->id))
        return false;
    page->kind = PAGE_SESSION;
    page->session_id = arena_text_of(arena, parameters->id);
    return true;
}

/* Take "/last" off the end of a path, with or without a slash behind it. */
static bool cut_segment(struct bytes *path, const char *last)
{
    struct bytes rest = *path;
    if (bytes_ends_with(rest, BYTES("/")))
        rest = bytes_first(rest, rest.size - 1);
    if (!bytes_ends_with(rest, bytes_from_text(last)))
        return false;
    rest = bytes_first(rest, rest.size - strlen(last));
    if (!bytes_ends_with(rest, BYTES("/")))
        return false;
    *path = bytes_first(rest, rest.size - 1);
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

/* The front of the directory's own site, on whose host or under whose path element it stands. */
static bool is_directory(const struct url *url, const char *slug, struct arena *arena)
{
    struct bytes path = url->path;
    if (strcmp(slug, PAGE_DIRECTORY_SLUG) != 0 || url->query.size > 0)
        return false;
    if (bytes_equal_text(path, "/") || path.size == 0)
        return url->host.size == 0 || host_names_track(url->host, slug, arena);
    return cut_segment(&path, slug) && path.size == 0;
}

/*
 * Is it this track's practice section? A page may link to other tracks: an address with a host
 * must name the track there, or as the path element before "practice" (a local server).
 */
static bool is_practice_of(const struct url *url, const char *slug, struct arena *arena)
{
    struct bytes before = url->path;
    if (before.size == 0 && url->host.size == 0)
        return true; /* "?p=...": beside the page itself */
    if (!cut_segment(&before, "practice"))
        return false;
    if (before.size > 0)
        return cut_segment(&before, slug);
    return url->host.size == 0 || host_names_track(url->host, slug, arena);
}

bool page_id_read(struct bytes address, const char *slug, struct arena *arena,
                  struct page_id *ret_page)
{
    struct url url;
    struct parameters parameters = {0};
    struct page_id page = {.track_slug = slug};
    if (!url_split(bytes_trim(address), &url))
        return false;
    if (is_directory(&url, slug, arena)) {
        page.kind = PAGE_DIRECTORY;
    } else if (!is_practice_of(&url, slug, arena) || !read_query(url.query, arena, &parameters) ||
               !read_identity(&parameters, arena, &page)) {
        return false;
    }
    *ret_page = page;
    return true;
}

/* A link of whatever track: relative, or to a practice section. */
static bool read_link(const char *href, struct arena *arena, struct page_id *ret_page)
{
    struct url url;
    struct parameters parameters = {0};
    if (!url_split(bytes_trim(bytes_from_text(href)), &url))
        return false;
    if (url.path.size > 0 && !cut_segment(&url.path, "practice"))
        return false;
    return read_query(url.query, arena, &parameters) && read_identity(&parameters, arena, ret_page);
}

const char *address_session_id(const char *href, struct arena *arena)
{
    struct page_id page = {0};
    struct bytes usual = BYTES("/practice/?p=view_session&id="), text = bytes_from_text(href);
    /* As the site writes them: a day has hundreds. */
    if (bytes_starts_with(text, usual) && is_session_id(bytes_skip(text, usual.size)))
        return arena_text(arena, href + usual.size);
    if (!read_link(href, arena, &page) || page.kind != PAGE_SESSION)
        return NULL;
    return page.session_id;
}

bool address_day(const char *href, struct arena *arena, struct date *ret_date)
{
    struct page_id page = {0};
    if (!read_link(href, arena, &page) || page.kind != PAGE_DAY)
        return false;
    *ret_date = page.date;
    return true;
}
