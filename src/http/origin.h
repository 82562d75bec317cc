/*
 * Who an address belongs to: scheme, host and port. Redirects stay there, and whether a
 * proxy may be asked depends on it.
 */
#ifndef TRACKSIDE_HTTP_ORIGIN_H
#define TRACKSIDE_HTTP_ORIGIN_H

#include <stdbool.h>

struct origin {
    char *scheme; /* "http" or "https" */
    char *host;
    char *port; /* the scheme's own where the address has none */
};

/* False, with nothing to release, unless it is an http or https address without a user name. */
bool origin_read(const char *url, struct origin *ret_origin);
void origin_deinit(struct origin *origin); /* also fit for CLEANUP; accepts a zeroed one */

bool origin_equal(const struct origin *a, const struct origin *b);
bool origin_is_https(const struct origin *origin);
bool origin_is_loopback(const struct origin *origin);

#endif
