/* What a client says that it takes. */
#ifndef TRACKSIDE_LISTEN_NEGOTIATE_H
#define TRACKSIDE_LISTEN_NEGOTIATE_H

#include <stdbool.h>

/* Does an Accept-Encoding header allow gzip? NULL does not. */
bool negotiate_gzip(const char *accept_encoding);

#endif
