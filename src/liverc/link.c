/*
 * Links, and what they have in common with addresses as a whole: no kind of page is known here
 * but the two that practice pages link to.
 */
#include "link.h"

#include "trackside/url.h"

#include <string.h>

enum {
    ID_SIZE_MAX = 19, /* digits of a 64-bit number; the site's are at 8 */
};

static struct bytes *parameter_named(struct link_parameters *parameters, struct bytes name)
{
    if (bytes_equal_text(name, "p"))
        return &parameters->p;
    if (bytes_equal_text(name, "d"))
        return &parameters->d;
    if (bytes_equal_text(name, "o"))
        return &parameters->o;
    return bytes_equal_text(name, "id") ? &parameters->id : NULL;
}

/* One "name=value". A name given twice could mean either page, so it means none. */
static bool read_parameter(struct bytes part, struct arena *arena,
                           struct link_parameters *parameters)
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

bool link_read_parameters(struct bytes query, struct arena *arena,
                          struct link_parameters *ret_parameters)
{
    struct link_parameters parameters = {0};
    struct bytes part;
    while (bytes_split(&query, '&', &part)) {
        if (!read_parameter(part, arena, &parameters))
            return false;
    }
    *ret_parameters = parameters;
    return true;
}

bool link_is_id(struct bytes text)
{
    if (text.size == 0 || text.size > ID_SIZE_MAX)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        if (!bytes_is_digit(text.data[i]))
            return false;
    }
    return true;
}

bool link_cut_segment(struct bytes *path, const char *last)
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

/* The parameters of a link to a page that is told by `p`, of whatever track: relative, or to its
 * section. */
static bool read_link(const char *href, const char *p, struct arena *arena,
                      struct link_parameters *ret_parameters)
{
    struct url url;
    if (!url_split(bytes_trim(bytes_from_text(href)), &url))
        return false;
    if (url.path.size > 0 && !link_cut_segment(&url.path, LINK_PRACTICE))
        return false;
    return link_read_parameters(url.query, arena, ret_parameters) &&
           bytes_equal_text(ret_parameters->p, p);
}

const char *link_session_id(const char *href, struct arena *arena)
{
    struct bytes usual = BYTES("/" LINK_PRACTICE "/?p=" LINK_SESSION "&id=");
    struct bytes text = bytes_from_text(href);
    struct link_parameters parameters;
    /* As the site writes them: a day has hundreds. */
    if (bytes_starts_with(text, usual) && link_is_id(bytes_skip(text, usual.size)))
        return arena_text(arena, href + usual.size);
    if (!read_link(href, LINK_SESSION, arena, &parameters) || !link_is_id(parameters.id))
        return NULL;
    return arena_text_of(arena, parameters.id);
}

bool link_day(const char *href, struct arena *arena, struct date *ret_date)
{
    struct link_parameters parameters;
    return read_link(href, LINK_DAY, arena, &parameters) && date_read(parameters.d, ret_date);
}

bool link_goes_on(const char *href, struct date date, struct arena *arena)
{
    struct url url;
    struct link_parameters parameters;
    struct date other;
    if (!url_split(bytes_trim(bytes_from_text(href)), &url))
        return true; /* no form we know: it is told of, and nothing there is taken */
    if (url.path.size > 0 && !link_cut_segment(&url.path, LINK_PRACTICE))
        return false;
    if (!link_read_parameters(url.query, arena, &parameters))
        return true;
    if (parameters.id.size > 0 ||
        (parameters.p.size > 0 && !bytes_equal_text(parameters.p, LINK_DAY)))
        return false;
    if (parameters.d.size == 0)
        return url.query.size > 0 || url.path.size == 0;
    return date_read(parameters.d, &other) && date_compare(other, date) == 0;
}

const char *link_absolute(const char *href, struct arena *arena)
{
    bool is_absolute = href != NULL && (strncmp(href, "//", 2) == 0 || strstr(href, "://") != NULL);
    return is_absolute ? arena_text(arena, href) : NULL;
}
