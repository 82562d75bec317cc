/*
 * Base64 (RFC 4648), as HAR files carry bodies.
 */
#ifndef TRACKSIDE_BASE64_H
#define TRACKSIDE_BASE64_H

#include "trackside/arena.h"
#include "trackside/bytes.h"

/* Decode, into the arena. False for what is no base64: other characters, a wrong length. */
bool base64_decode(struct bytes text, struct arena *arena, struct bytes *ret_content);

#endif
