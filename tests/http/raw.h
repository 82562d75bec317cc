/* A request written by hand, for what the client would never send. */
#ifndef TRACKSIDE_TESTS_HTTP_RAW_H
#define TRACKSIDE_TESTS_HTTP_RAW_H

#include "trackside/arena.h"

#include <stdint.h>

/* Send the text to a port of 127.0.0.1; everything that comes back until it is closed. */
const char *raw_ask(int64_t port, const char *request, struct arena *arena);

#endif
