/*
 * What a user calls a track: the first label of its host name at LiveRC. It cannot be derived
 * from a club's name, so people paste the address they have; both forms are read here.
 */
#include "trackside/liverc.h"

#include "trackside/name.h"
#include "trackside/url.h"

/* Hosts of LiveRC that belong to no track: its directory and its own front. */
static bool is_reserved(struct bytes slug)
{
    return bytes_equal_text(slug, "live") || bytes_equal_text(slug, "www");
}

static bool looks_like_address(struct bytes typed)
{
    size_t at;
    return bytes_find(typed, BYTES("."), &at) || bytes_find(typed, BYTES("/"), &at);
}

/* "www.canberraoffroad.liverc.com" -> "canberraoffroad"; empty for a host of somebody else. */
static struct bytes track_of_host(struct bytes host)
{
    struct bytes suffix = BYTES(".liverc.com");
    if (!bytes_ends_with(host, suffix))
        return (struct bytes){0};
    struct bytes track = bytes_first(host, host.size - suffix.size);
    if (bytes_starts_with(track, BYTES("www.")))
        track = bytes_skip(track, 4);
    return track;
}

static struct bytes slug_of_address(struct bytes address, struct arena *arena)
{
    struct url url;
    size_t at;
    if (!bytes_find(address, BYTES("//"), &at)) /* the form a browser's address bar shows */
        address = bytes_from_text(arena_format(arena, "//%s", arena_text_of(arena, address)));
    if (!url_split(address, &url))
        return (struct bytes){0};
    return track_of_host(bytes_from_text(url_lower(url.host, arena)));
}

int slug_read(const char *typed, struct arena *arena, const char **ret_slug, struct error *err)
{
    struct bytes text = bytes_trim(bytes_from_text(typed));
    struct bytes slug = looks_like_address(text) ? slug_of_address(text, arena)
                                                 : bytes_from_text(url_lower(text, arena));
    if (!name_is_slug(slug))
        return error_set(err, ERROR_USAGE,
                         "\"%s\" names no track: give the first part of its LiveRC address, such "
                         "as canberraoffroad for https://canberraoffroad.liverc.com",
                         typed == NULL ? "" : typed);
    if (is_reserved(slug))
        return error_set(err, ERROR_USAGE,
                         "\"%s\" is an address of LiveRC itself and not of a track: give the first "
                         "part of the track's own address, such as canberraoffroad",
                         typed);
    *ret_slug = arena_text_of(arena, slug);
    return 0;
}
