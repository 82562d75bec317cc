/*
 * A small strict reader of addresses. The library that fetches them is known to another module;
 * here an address is only looked at, so what is not plainly understood is refused.
 */
#include "trackside/url.h"

#include "trackside/number.h"

#include <string.h>

const char *url_lower(struct bytes part, struct arena *arena)
{
    char *copy = arena_text_of(arena, part);

    for (char *c = copy; *c != '\0'; c++)
        *c = bytes_lower(*c);
    return copy;
}

/* Everything before the first of the stops; all of it when none occurs. */
static struct bytes until(struct bytes text, const char *stops)
{
    size_t n = 0;

    while (n < text.size && strchr(stops, text.data[n]) == NULL)
        n++;
    return bytes_first(text, n);
}

static bool has_odd_character(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];

        if (c <= ' ' || c == 0x7f || c == '\\' || c == '"' || c == '<' || c == '>')
            return true;
    }
    return false;
}

static bool split_authority(struct bytes authority, struct url *url)
{
    size_t at;
    struct bytes rest;
    int64_t port;

    if (authority.size == 0 || bytes_find(authority, BYTES("@"), &at))
        return false;
    if (authority.data[0] == '[') {
        if (!bytes_find(authority, BYTES("]"), &at))
            return false;
        url->host = bytes_first(authority, at + 1);
        rest = bytes_skip(authority, at + 1);
    } else {
        url->host = until(authority, ":");
        rest = bytes_skip(authority, url->host.size);
    }
    if (url->host.size == 0)
        return false;
    if (rest.size == 0)
        return true;
    url->port = bytes_skip(rest, 1);
    return rest.data[0] == ':' && url->port.size > 0 && url->port.size <= 5 &&
           bytes_is_digit(url->port.data[0]) && number_read_int(url->port, &port) && port >= 1 &&
           port <= 65535;
}

bool url_split(struct bytes address, struct url *ret_url)
{
    struct url url = {0};
    struct bytes rest = address;
    size_t at;

    if (address.size == 0 || has_odd_character(address))
        return false;
    if (bytes_is_letter(address.data[0])) {
        if (!bytes_find(address, BYTES("://"), &at))
            return false;
        url.scheme = bytes_first(address, at);
        if (!bytes_same(url.scheme, BYTES("http")) && !bytes_same(url.scheme, BYTES("https")))
            return false;
        rest = bytes_skip(address, at + 1);
    }
    if (bytes_starts_with(rest, BYTES("//"))) {
        struct bytes authority = until(bytes_skip(rest, 2), "/?#");

        if (!split_authority(authority, &url))
            return false;
        rest = bytes_skip(rest, 2 + authority.size);
    }
    url.path = until(rest, "?#");
    if (url.path.size > 0 && url.path.data[0] != '/')
        return false;
    rest = bytes_skip(rest, url.path.size);
    if (bytes_starts_with(rest, BYTES("?")))
        url.query = until(bytes_skip(rest, 1), "#");
    *ret_url = url;
    return true;
}

bool url_decode(struct bytes part, struct arena *arena, struct bytes *ret_decoded)
{
    char *out = arena_alloc(arena, part.size + 1);
    size_t n = 0;

    for (size_t i = 0; i < part.size; i++) {
        char c = part.data[i] == '+' ? ' ' : part.data[i];

        if (c == '%') {
            int high, low;

            if (part.size - i < 3)
                return false;
            high = bytes_hex_value(part.data[i + 1]);
            low = bytes_hex_value(part.data[i + 2]);
            if (high < 0 || low < 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        }
        out[n++] = c;
    }
    *ret_decoded = (struct bytes){out, n};
    return true;
}

bool url_host_is_valid(struct bytes host)
{
    const char *others;

    if (host.size == 0)
        return false;
    others = host.data[0] == '[' ? "[:]." : "-.";
    for (size_t i = 0; i < host.size; i++) {
        char c = host.data[i];

        if (!bytes_is_letter(c) && !bytes_is_digit(c) && (c == '\0' || strchr(others, c) == NULL))
            return false;
    }
    return true;
}
