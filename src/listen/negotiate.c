/* Conditions and encodings of requests. */
#include "negotiate.h"

#include "trackside/listen.h"

#include <string.h>

bool listen_etag_matches(const char *if_none_match, const char *etag)
{
    struct bytes rest = bytes_from_text(if_none_match);
    struct bytes part;

    while (bytes_split(&rest, ',', &part)) {
        part = bytes_trim(part);
        if (bytes_starts_with(part, BYTES("W/")))
            part = bytes_skip(part, strlen("W/"));
        if (bytes_equal_text(part, "*") || bytes_equal_text(part, etag))
            return true;
    }
    return false;
}

/* "q=0", "q=0.000": not at all. */
static bool is_refusal(struct bytes parameter)
{
    parameter = bytes_trim(parameter);
    if (!bytes_starts_with(parameter, BYTES("q=0")))
        return false;
    for (size_t i = strlen("q=0"); i < parameter.size; i++) {
        if (parameter.data[i] != '.' && parameter.data[i] != '0')
            return false;
    }
    return true;
}

bool negotiate_gzip(const char *accept_encoding)
{
    struct bytes rest = bytes_from_text(accept_encoding);
    struct bytes part, name;

    while (bytes_split(&rest, ',', &part)) {
        if (!bytes_split(&part, ';', &name))
            continue;
        name = bytes_trim(name);
        if (bytes_same(name, BYTES("gzip")))
            return !is_refusal(part);
    }
    return false;
}
